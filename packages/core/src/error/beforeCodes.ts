/** The codes that the errors of servers before 2.145.0 would have: those servers sent a status and words, and no code. */
import type { Known } from "./codes.js"

type Row = readonly [status: number, words: RegExp, code: Known]

/** The words are constants of the server's `internal/api`, from 2.100.0 to 2.144.0. The first match counts. */
const rows: ReadonlyArray<Row> = [
  [401, /^User not allowed$/, "not_admin"],
  [401, /^This endpoint requires a Bearer token$/, "no_authorization"],
  [401, /^invalid (?:JWT|token|claim): /i, "bad_jwt"],
  [404, /^User not found$/, "user_not_found"],
  [404, /^Factor not found$/, "mfa_factor_not_found"],
  [404, /^SSO Identity Provider not found$/, "sso_provider_not_found"],
  [404, /^SAML 2\.0 is disabled$/, "saml_provider_disabled"],
  [422, /^A user with this email address has already been registered$/, "email_exists"],
  [
    422,
    /^(?:Phone number already registered by|A user with this phone number has already been registered)/,
    "phone_exists"
  ],
  [422, /^Password (?:should|is known)/, "weak_password"],
  [422, /^Updating SSO provider failed, likely due to a conflict/, "conflict"],
  [400, /^SAML Identity Provider with this EntityID /, "saml_idp_already_exists"],
  [400, /^SSO domain .* (?:is )?already assigned to /i, "sso_domain_already_exists"],
  [400, /^SAML Metadata can be updated only if the EntityID matches/, "saml_entity_id_mismatch"],
  [400, /^HTTP \d+ error fetching SAML Metadata /, "saml_metadata_fetch_failed"],
  [400, /^(?:Could not (?:decode|parse|read) |Unable to parse JSON)/, "bad_json"],
  [400, /^/, "validation_failed"],
  [422, /^/, "validation_failed"],
  [500, /^/, "unexpected_failure"]
]

/** The code of an error without one, in the body `{ code: status, msg: words }`. */
export const codeOf = (status: number, words: string): Known | undefined =>
  rows.find(([of, text]) => of === status && text.test(words))?.[2]

/** The reasons of a weak password, which servers before 2.120.0 did not list: they asked for a length only. */
export const weakPasswordReasons = (words: string): ReadonlyArray<string> =>
  words.startsWith("Password should be at least ") ? ["length"] : []
