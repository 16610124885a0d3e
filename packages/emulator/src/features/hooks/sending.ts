/** The hooks that send mails and texts in the place of the server. */
import { tellHook } from "../../hooks/callHook.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import type { LoadedUser } from "../users/userBody.js"
import { userBody } from "../users/userBody.js"

/** What a mail is about. */
export interface EmailData {
  readonly token: string
  readonly tokenHash: string
  readonly redirectTo: string
  readonly action: string
  readonly siteUrl: string
  readonly tokenNew?: string
  readonly tokenHashNew?: string
}

export const sendByHook = (call: Call, loaded: LoadedUser, data: EmailData): Result<void> =>
  tellHook(call, "sendEmail", () => ({
    user: userBody(loaded),
    email_data: {
      token: data.token,
      token_hash: data.tokenHash,
      redirect_to: data.redirectTo,
      email_action_type: data.action,
      site_url: data.siteUrl,
      token_new: data.tokenNew ?? "",
      token_hash_new: data.tokenHashNew ?? "",
      old_email: "",
      old_phone: "",
      provider: "",
      factor_type: ""
    }
  }))

export const textByHook = (call: Call, loaded: LoadedUser, phone: string, otp: string, type?: "mfa"): Result<void> =>
  tellHook(call, "sendSms", () => ({ user: userBody(loaded), sms: { otp, sms_type: type, phone } }))
