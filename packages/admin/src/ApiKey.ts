/**
 * The kinds of API key that a Supabase project has, and which of them may call the admin API.
 *
 * @since 0.1.0
 */
import * as Key from "@gotrue-effect/core/key/apiKey"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { InvalidApiKey } from "./AdminError.js"

/**
 * The kind of a key, judged by its form:
 *
 * - `secret`: `sb_secret_…`, the admin key of a hosted project
 * - `publishable`: `sb_publishable_…`, made for browsers; it can never call the admin API
 * - `jwt`: a JSON Web Token, such as the older `service_role` and `anon` keys
 * - `unknown`: anything else, such as a key that your own gateway accepts
 *
 * @since 0.1.0
 * @category models
 */
export type Kind = Key.Kind

/**
 * The kind of a key, judged by its form. Nothing is verified, and nothing is sent.
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
export const kind: (key: string) => Kind = Key.kind

/**
 * The `role` claim of a key that is a JWT, read without verifying the signature. `None` for other keys and for tokens
 * without the claim.
 *
 * @since 0.1.0
 * @category destructors
 */
export const role = (key: string): Option.Option<string> => Option.fromNullable(Key.role(key))

/**
 * The headers for a key: `apikey` always, for the gateway; `Authorization: Bearer` for JWTs and keys of an unknown
 * kind. An `sb_secret_…` key is not a JWT: the gateway of a hosted project replaces it by a JWT if there is no
 * `Authorization`, and the server itself rejects it with `bad_jwt`. `secretKeyAsBearer` sends it as bearer as well, for
 * gateways that need it.
 *
 * Fails with `InvalidApiKey` for keys that can never work: empty ones, ones with white space or in quotation marks,
 * placeholders such as `undefined`, publishable and `anon` keys.
 *
 * @since 0.1.0
 * @category destructors
 */
export const headers = (
  key: Redacted.Redacted,
  options: { readonly secretKeyAsBearer: boolean }
): Either.Either<Readonly<Record<string, string>>, InvalidApiKey> => {
  const value = Redacted.value(key)
  const reason = Key.problemOf(value)
  return reason === undefined ? Either.right(Key.headers(value, options)) : Either.left(new InvalidApiKey({ reason }))
}
