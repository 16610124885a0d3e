/** Distinguishes the kinds of API key, and finds keys that cannot call the admin API. */
import * as Json from "../json.js"
import { hasProperty, isRecord, isString } from "../predicate.js"
import { attempt, getOrElse } from "../result.js"

/**
 * - `secret`: `sb_secret_…`, the admin key of a hosted project
 * - `publishable`: `sb_publishable_…`, made for browsers; it can never call the admin API
 * - `jwt`: a JSON Web Token, such as the older `service_role` and `anon` keys
 * - `unknown`: any other key, such as one that your own gateway accepts
 */
export type Kind = "secret" | "publishable" | "jwt" | "unknown"

/** Judges a key by its form. Nothing is verified. */
export const kind = (key: string): Kind =>
  key.startsWith("sb_secret_")
    ? "secret"
    : key.startsWith("sb_publishable_")
      ? "publishable"
      : /^[\w-]+\.[\w-]+\.[\w-]*$/.test(key)
        ? "jwt"
        : "unknown"

const decodeBase64Url = (text: string): string | undefined =>
  getOrElse(
    attempt(() => {
      const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"))
      return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
    }),
    undefined
  )

/** The `role` claim of a key that is a JWT. The signature is not verified. */
export const role = (key: string): string | undefined => {
  if (kind(key) !== "jwt") return undefined
  const claims = getOrElse(Json.parse(decodeBase64Url(key.split(".")[1] ?? "") ?? ""), undefined)
  return isRecord(claims) && hasProperty(claims, "role") && isString(claims.role) ? claims.role : undefined
}

/**
 * Why a key can never work. `malformed`: it contains white space or other characters that a header value must not
 * contain. `quoted`: it is in quotation marks. `placeholder`: it is what stands in templates, or what a variable becomes that
 * is not set, such as `your-key` or `undefined`.
 */
export type Problem = "empty" | "malformed" | "quoted" | "placeholder" | "publishable" | "anon"

const isQuoted = (key: string): boolean => key.length > 1 && /^["'`]/.test(key) && key.endsWith(key.charAt(0))

const isPlaceholder = (key: string): boolean =>
  /^(?:sb_secret_)?(?:undefined|null|none|todo|change-?me|x{3,}|\*{3,}|\.{3,}|<.*>|\$\{?\w+\}?|your[-_].*)$/i.test(key)

/** What is wrong with a key, if anything is. */
export const problemOf = (key: string): Problem | undefined => {
  if (key === "") return "empty"
  // HTTP clients reject such a character with an error that prints the header.
  if (!/^[\x21-\x7e]+$/.test(key)) return "malformed"
  if (isQuoted(key)) return "quoted"
  if (isPlaceholder(key)) return "placeholder"
  if (kind(key) === "publishable") return "publishable"
  return role(key) === "anon" ? "anon" : undefined
}

/**
 * The headers for a key: `apikey` always, for the gateway; `Authorization: Bearer` for every key except `sb_secret_…`.
 * Such a key is not a JWT: the gateway of a hosted project replaces it by a JWT if there is no `Authorization`, and the
 * server itself rejects the key. `secretKeyAsBearer` sends it as bearer as well, for gateways that need it.
 */
export const headers = (
  key: string,
  { secretKeyAsBearer }: { readonly secretKeyAsBearer: boolean }
): Readonly<Record<string, string>> =>
  kind(key) !== "secret" || secretKeyAsBearer ? { apikey: key, authorization: `Bearer ${key}` } : { apikey: key }
