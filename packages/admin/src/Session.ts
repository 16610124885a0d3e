/**
 * The sessions of a user, as far as an admin can reach them.
 *
 * @since 0.1.0
 */
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Secret from "./Secret.js"
import * as User from "./User.js"

/**
 * An access token of a user: a JSON Web Token, so that the id of a user is not accepted by mistake.
 *
 * @since 0.1.0
 * @category schemas
 */
export const AccessToken: Schema.Schema<Secret.Secret> = Secret.Secret.pipe(
  Schema.filter((secret) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(Secret.reveal(secret))),
  Schema.annotations({ identifier: "AccessToken", description: "a user's access token (a JWT, not a user id)" })
)

/**
 * Which sessions to end: all of the user (`global`), only that of the token (`local`), all others (`others`).
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

/**
 * How `revokeSessions` ends the sessions.
 *
 * @since 0.1.0
 * @category models
 */
export interface RevokeSessions {
  /** `link` keeps the password; `password` works for every user. */
  readonly by?: "link" | "password" | undefined
}

/**
 * A session of a user. Whoever has its tokens can act as the user.
 *
 * @since 0.1.0
 * @category models
 */
export interface Session<Of = User.User> {
  readonly access_token: Redacted.Redacted
  readonly refresh_token: Redacted.Redacted
  readonly token_type: string
  /** Seconds until the access token expires. */
  readonly expires_in: number
  /** When the access token expires, in seconds since 1970. */
  readonly expires_at: number
  readonly user: Of
}

/**
 * The response, as on the wire (`AccessTokenResponse` in the server's `internal/tokens/service.go`).
 *
 * @since 0.1.0
 * @category schemas
 */
export const Response = Schema.Struct({
  access_token: Schema.String,
  refresh_token: Schema.String,
  token_type: Schema.String,
  expires_in: Schema.Number,
  expires_at: Schema.Number,
  user: User.User
}).annotations({ identifier: "Session" })

/**
 * The session of a response, with its tokens in `Redacted`.
 *
 * @since 0.1.0
 * @category conversions
 */
export const fromResponse = ({ access_token, refresh_token, ...rest }: typeof Response.Type): Session => ({
  ...rest,
  access_token: Redacted.make(access_token),
  refresh_token: Redacted.make(refresh_token)
})
