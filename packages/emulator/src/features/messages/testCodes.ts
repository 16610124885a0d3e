import type { Call } from "../../http/call.js"

/** The code that the settings give a number, to test with: it is not sent, and is good whenever it is asked for. */
export const testCode = ({ now, settings }: Call, phone: string): string | undefined => {
  const { testOtp, testOtpValidUntil } = settings.sms
  return testOtpValidUntil === undefined || now() < testOtpValidUntil ? testOtp.get(phone) : undefined
}

/** The response to a request for a text. Only test numbers have a message id: there is no provider. */
export const textedBody = (call: Call, phone: string): { readonly message_id: string | undefined } => ({
  message_id: testCode(call, phone) === undefined ? undefined : "test-otp"
})
