/** From an answer that is no success to the error that it means. */
import type * as AdminError from "../AdminError.js"
import { ofTag } from "../ErrorCode.js"
import * as Envelope from "./envelope.js"
import type { Fault, Of } from "./fault.js"
import * as Hint from "./hint.js"
import type { Carried } from "./scrub.js"

interface Answered {
  readonly operation: string
  readonly status: number
  readonly requestId?: string
  readonly gateway: Readonly<Record<string, string>>
  readonly reason: string
  readonly hint?: string
}

type Meaning = (answered: Answered, shown: Envelope.Envelope) => Of<AdminError.Particular["_tag"]>

const invalid =
  (code: AdminError.ValidationFailed["code"]): Meaning =>
  (answered) => ({ _tag: "ValidationFailed", ...answered, code })

const conflict =
  (code: AdminError.Conflict["code"]): Meaning =>
  (answered) => ({ _tag: "Conflict", ...answered, code })

/** What a code means, for the endpoints that list its tag. */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ["not_admin", (answered) => ({ _tag: "NotAdmin", ...answered, code: "not_admin" })],
  ["user_not_found", (answered) => ({ _tag: "UserNotFound", ...answered, code: "user_not_found" })],
  ["mfa_factor_not_found", (answered) => ({ _tag: "FactorNotFound", ...answered, code: "mfa_factor_not_found" })],
  [
    "oauth_client_not_found",
    (answered) => ({ _tag: "OAuthClientNotFound", ...answered, code: "oauth_client_not_found" })
  ],
  [
    "custom_provider_not_found",
    (answered) => ({ _tag: "CustomProviderNotFound", ...answered, code: "custom_provider_not_found" })
  ],
  [
    "sso_provider_not_found",
    (answered) => ({ _tag: "SsoProviderNotFound", ...answered, code: "sso_provider_not_found" })
  ],
  ["email_exists", (answered) => ({ _tag: "EmailExists", ...answered, code: "email_exists" })],
  ["phone_exists", (answered) => ({ _tag: "PhoneExists", ...answered, code: "phone_exists" })],
  ...ofTag.Conflict.map((code) => [code, conflict(code)] as const),
  ...ofTag.ValidationFailed.map((code) => [code, invalid(code)] as const),
  ["feature_disabled", (answered) => ({ _tag: "FeatureDisabled", ...answered, code: "feature_disabled" })],
  [
    "weak_password",
    (answered, { weakPasswordReasons: reasons }) => ({
      _tag: "WeakPassword",
      ...answered,
      code: "weak_password",
      reasons
    })
  ]
])

/** The code of a passkey that is not there is one that others share: with 404 it may be either. */
const meaningsOf = (status: number, code: string | undefined): ReadonlyArray<Meaning> => {
  const meaning = meanings.get(code ?? "")
  const gone: Meaning = (answered) => ({ _tag: "PasskeyNotFound", ...answered, code: "validation_failed" })
  return [
    ...(status === 404 && code === "validation_failed" ? [gone] : []),
    ...(meaning === undefined ? [] : [meaning])
  ]
}

const whoYouAre = new Set(["no_authorization", "bad_jwt", "session_not_found", "session_expired", "user_banned"])

/** Whether it is the caller who is refused, and not what was asked for. */
const isAboutCaller = (status: number, code: string | undefined) =>
  status === 401 ||
  (code !== undefined && whoYouAre.has(code)) ||
  // With 404 the user that was asked for is gone; with 403 it is the user that the token names.
  (status === 403 && code === "user_not_found")

export const make = (
  endpoint: { readonly name: string; readonly errors: ReadonlyArray<AdminError.Particular["_tag"]> },
  status: number,
  envelope: Envelope.Envelope,
  carried: Carried
): Fault => {
  // What it means is read from the answer as it came, what is shown from the cleaned one.
  const hint = Hint.find({ operation: endpoint.name, status, code: envelope.code, reason: envelope.reason ?? "" })
  const shown = Envelope.clean(envelope, carried)
  const answered: Answered = {
    operation: endpoint.name,
    status,
    gateway: shown.gateway,
    reason: shown.reason,
    ...(shown.requestId === undefined ? {} : { requestId: shown.requestId }),
    ...(hint === undefined ? {} : { hint })
  }
  const { code } = shown
  const pause = envelope.retryAfter === undefined ? {} : { retryAfter: envelope.retryAfter }
  if (isAboutCaller(status, envelope.code)) return { _tag: "Unauthenticated", ...answered, code }
  if (status === 429) return { _tag: "RateLimited", ...answered, code, ...pause }
  if (status >= 500) return { _tag: "ServerError", ...answered, code, ...pause }
  return (
    meaningsOf(status, envelope.code)
      .map((meaning) => meaning(answered, shown))
      .find((error) => endpoint.errors.includes(error._tag)) ?? { _tag: "UnexpectedAnswer", ...answered, code }
  )
}
