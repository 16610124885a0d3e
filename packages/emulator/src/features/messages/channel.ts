import { invalid } from "../../http/apiError.js"

/** How a code may be texted with a provider. */
export const isChannel = (channel: string, provider: string): boolean =>
  channel === "sms" || (channel === "whatsapp" && (provider === "twilio" || provider === "twilio_verify"))

export const wrongChannel = invalid(
  "Invalid channel, supported values are 'sms' or 'whatsapp'. 'whatsapp' is only supported if Twilio or Twilio Verify is used as the provider."
)
