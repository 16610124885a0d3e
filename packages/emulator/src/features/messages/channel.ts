import { isCalled } from "../../hooks/callHook.js"
import { invalid } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"

/** Whether anything can send a text: a provider or a hook. */
export const canText = (call: Call): boolean => call.settings.sms.canText || isCalled(call, "sendSms")

/** How a code may be texted with the provider. A hook is told nothing of it. */
export const isChannel = (call: Call, channel: string): boolean => {
  const { provider } = call.settings.sms
  if (isCalled(call, "sendSms") || channel === "sms") return true
  return channel === "whatsapp" && (provider === "twilio" || provider === "twilio_verify")
}

export const wrongChannel = invalid(
  "Invalid channel, supported values are 'sms' or 'whatsapp'. 'whatsapp' is only supported if Twilio or Twilio Verify is used as the provider."
)
