import type { Call } from "../../http/call.js"

/** The code that the settings give a number, to test with: it is not sent, and is good whenever it is asked for. */
export const testCode = ({ now, settings }: Call, phone: string): string | undefined => {
  const { testOtp, testOtpValidUntil } = settings.sms
  return testOtpValidUntil === undefined || now() < testOtpValidUntil ? testOtp.get(phone) : undefined
}

/** The answer to who asked for a text. No provider gives its message a name, but that of a test has one. */
export const textedBody = (call: Call, phone: string): { readonly message_id: string | undefined } => ({
  message_id: testCode(call, phone) === undefined ? undefined : "test-otp"
})
