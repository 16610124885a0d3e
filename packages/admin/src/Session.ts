/**
 * A user's sessions, as far as an admin can reach them.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Secret from "./Secret.js"

/**
 * A user's access token: a JSON Web Token, so that a user's id can't be taken for one.
 *
 * @since 0.1.0
 * @category schemas
 */
export const AccessToken: Schema.Schema<Secret.Secret> = Secret.Secret.pipe(
  Schema.filter((secret) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(Secret.reveal(secret))),
  Schema.annotations({ identifier: "AccessToken", description: "a user's access token (a JWT, not a user id)" })
)

/**
 * Which sessions to end: all of the user (`global`), the token's own (`local`), all but that (`others`).
 *
 * @since 0.1.0
 * @category schemas
 */
export const SignOutScope = Schema.Literal("global", "local", "others")

/**
 * Which sessions to end, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export type SignOutScope = typeof SignOutScope.Type
