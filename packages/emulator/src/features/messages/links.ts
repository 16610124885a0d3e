import type { User } from "../../database/rows.js"
import type { Call } from "../../http/call.js"
import { formValue, header } from "../../http/call.js"
import { escapeQuery } from "../../standards/url/escape.js"
import type { GoUrl } from "../../standards/url/goUrl.js"
import { formatGoUrl, parseGoUrl, resolveReference } from "../../standards/url/goUrl.js"
import { redirectTarget } from "../../standards/url/redirect.js"

/** The kinds of links that a user can be sent. */
export type LinkKind = "signup" | "invite" | "magiclink" | "recovery" | "email_change_current" | "email_change_new"

/** Where the link of a call leads after it is verified. A target that is not allowed is ignored. */
export const referrer = (call: Call, preferred = ""): string => {
  const requested = header(call.request, "redirect_to") || formValue(call, "redirect_to")
  return redirectTarget([preferred, requested, header(call.request, "referer")], call.settings)
}

const nowhere: GoUrl = {
  scheme: "",
  opaque: "",
  userInfo: "",
  host: "",
  path: "",
  query: undefined,
  fragment: undefined
}

/** Where the server says it is, as a text. */
export const serverUrl = (call: Call): string => formatGoUrl(externalUrl(call))

/** Where the server says it is: a forwarded host counts only if it is one of its own. */
const externalUrl = (call: Call): GoUrl => {
  const { api, mailer } = call.settings
  const host = header(call.request, "x-forwarded-host")
  if (host !== "" && mailer.externalHosts.includes(host)) {
    const plain = host === "localhost" && header(call.request, "x-forwarded-proto") === "http"
    return parseGoUrl(`${plain ? "http" : "https"}://${host}`) ?? nowhere
  }
  return parseGoUrl(api.externalUrl) ?? nowhere
}

/** Encodes a target that its sender has not encoded. */
const encodeTarget = (target: string): string => (/[&=#]/.test(target) ? escapeQuery(target) : target)

/** What a user follows to prove that an address is theirs. */
export const actionLink = (call: Call, user: User, kind: LinkKind, target: string): string => {
  const { urlPaths } = call.settings.mailer
  const kinds: { readonly [K in LinkKind]: readonly [path: string, token: string, type: string] } = {
    signup: [urlPaths.confirmation, user.confirmation_token, "signup"],
    invite: [urlPaths.invite, user.confirmation_token, "invite"],
    magiclink: [urlPaths.recovery, user.recovery_token, "magiclink"],
    recovery: [urlPaths.recovery, user.recovery_token, "recovery"],
    email_change_current: [urlPaths.emailChange, user.email_change_token_current, "email_change"],
    email_change_new: [urlPaths.emailChange, user.email_change_token_new, "email_change"]
  }
  const [path, token, type] = kinds[kind]
  const query = `token=${escapeQuery(token)}&type=${type}&redirect_to=${encodeTarget(target)}`
  return formatGoUrl(resolveReference(externalUrl(call), { ...(parseGoUrl(path) ?? nowhere), query }))
}
