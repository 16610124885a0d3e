/**
 * Tokens that an emulator accepts, made without a request.
 *
 * @since 0.1.0
 */
import { defaultSecret } from "./Settings.js"
import { sharedSecretRing, signToken } from "./standards/jwt/jwt.js"

/**
 * A token with these claims, signed (HS256) with the shared secret; by default with the one that an emulator has when
 * none is set. It is good for as long as `exp` says, and without `exp` for ever.
 *
 * @example
 * ```ts
 * import { Token } from "@gotrue-effect/emulator"
 *
 * const anon = Token.make({ role: "anon" })
 * console.log(anon.split(".").length) // => 3
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (claims: Readonly<Record<string, unknown>>, secret: string = defaultSecret): string =>
  signToken(JSON.stringify(claims), sharedSecretRing(secret))

/**
 * A key for the admin API: a token with the role `service_role` that never expires.
 *
 * @example
 * ```ts
 * import { Token } from "@gotrue-effect/emulator"
 *
 * const key = Token.adminKey()
 * console.log(key.startsWith("eyJ")) // => true
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const adminKey = (secret: string = defaultSecret): string => make({ role: "service_role" }, secret)
