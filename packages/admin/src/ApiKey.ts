/**
 * The kinds of API key that a Supabase project has, and which of them may call the admin API.
 *
 * @since 0.1.0
 */
import * as Either from "effect/Either"
import * as Encoding from "effect/Encoding"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { InvalidApiKey } from "./AdminError.js"

/**
 * What a key looks like it is:
 *
 * - `secret`: `sb_secret_…`, the admin key of a hosted project
 * - `publishable`: `sb_publishable_…`, made for browsers; it can never call the admin API
 * - `jwt`: a JSON Web Token, such as the older `service_role` and `anon` keys
 * - `unknown`: anything else, such as a key that your own gateway understands
 *
 * @since 0.1.0
 * @category models
 */
export type Kind = "secret" | "publishable" | "jwt" | "unknown"

/**
 * Tells the kind of a key by its form. Nothing is verified and nothing is sent.
 *
 * @example
 * ```ts
 * import { ApiKey } from "@gotrue-effect/admin"
 *
 * console.log(ApiKey.kind("sb_secret_abc")) // => "secret"
 * console.log(ApiKey.kind("sb_publishable_abc")) // => "publishable"
 * ```
 *
 * @since 0.1.0
 * @category destructors
 */
export const kind = (key: string): Kind =>
  key.startsWith("sb_secret_")
    ? "secret"
    : key.startsWith("sb_publishable_")
      ? "publishable"
      : /^[\w-]+\.[\w-]+\.[\w-]*$/.test(key)
        ? "jwt"
        : "unknown"

const Claims = Schema.parseJson(Schema.Struct({ role: Schema.String }))

/**
 * The `role` claim of a key that is a JWT, read without verifying the signature. `None` for other keys and for tokens
 * without the claim.
 *
 * @since 0.1.0
 * @category destructors
 */
export const role = (key: string): Option.Option<string> =>
  kind(key) !== "jwt"
    ? Option.none()
    : Either.getRight(Encoding.decodeBase64UrlString(key.split(".")[1] ?? "")).pipe(
        Option.flatMap(Schema.decodeUnknownOption(Claims)),
        Option.map((claims) => claims.role)
      )

const refusal = (key: string): Option.Option<InvalidApiKey> => {
  if (key === "") return Option.some(new InvalidApiKey({ reason: "empty" }))
  // Such a character would be refused by every HTTP client, with an error that prints the header.
  if (!/^[\x21-\x7e]+$/.test(key)) return Option.some(new InvalidApiKey({ reason: "malformed" }))
  if (kind(key) === "publishable") return Option.some(new InvalidApiKey({ reason: "publishable" }))
  return Option.filter(role(key), (name) => name === "anon").pipe(
    Option.map(() => new InvalidApiKey({ reason: "anon" }))
  )
}

/**
 * The headers that a key needs: `apikey` always, for the gateway; `Authorization: Bearer` for JWTs and keys of an
 * unknown kind. An `sb_secret_…` key is no JWT: the gateway of a hosted project puts the right token in its place when
 * no `Authorization` is sent, and the server behind it answers `bad_jwt` to the key itself. `secretKeyAsBearer` sends
 * it as a bearer all the same, for gateways that want that.
 *
 * Gives `InvalidApiKey` for keys that can never work: empty ones, ones with white space, publishable and `anon` keys.
 *
 * @since 0.1.0
 * @category destructors
 */
export const headers = (
  key: Redacted.Redacted,
  options: { readonly secretKeyAsBearer: boolean }
): Either.Either<Readonly<Record<string, string>>, InvalidApiKey> => {
  const value = Redacted.value(key)
  const withBearer = kind(value) !== "secret" || options.secretKeyAsBearer
  return Option.match(refusal(value), {
    onSome: Either.left,
    onNone: () => Either.right(withBearer ? { apikey: value, authorization: `Bearer ${value}` } : { apikey: value })
  })
}
