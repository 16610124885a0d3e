import type { Reader } from "./reader.js"

/** What the server must know of a provider to send texts by it. */
const needed: { readonly [provider: string]: ReadonlyArray<string> } = {
  twilio: ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_MESSAGE_SERVICE_SID"],
  twilio_verify: ["TWILIO_VERIFY_ACCOUNT_SID", "TWILIO_VERIFY_AUTH_TOKEN", "TWILIO_VERIFY_MESSAGE_SERVICE_SID"],
  messagebird: ["MESSAGEBIRD_ACCESS_KEY", "MESSAGEBIRD_ORIGINATOR"],
  textlocal: ["TEXTLOCAL_API_KEY", "TEXTLOCAL_SENDER"],
  vonage: ["VONAGE_API_KEY", "VONAGE_API_SECRET", "VONAGE_FROM"]
}

/** The settings that hold the keys of a provider. */
export const smsKeys: ReadonlyArray<string> = Object.values(needed).flatMap((keys) =>
  keys.map((key) => `GOTRUE_SMS_${key}`)
)

/** Whether texts can be sent. The keys of an account count only where the settings are those of a whole server. */
export const canText = (read: Reader, complete: boolean): boolean => {
  const provider = read.text("GOTRUE_SMS_PROVIDER")
  const keys = Object.hasOwn(needed, provider) ? needed[provider] : undefined
  return keys !== undefined && (!complete || keys.every((key) => read.text(`GOTRUE_SMS_${key}`) !== ""))
}
