import type { Span } from "../plan.js"
import type { SeedUser } from "../seedUser.js"

/**
 * The session of a user, as the server hands it out.
 *
 * @since 0.2.0
 * @category models
 */
export interface Session {
  readonly access_token: string
  readonly token_type: "bearer"
  /** Seconds from the sign-in to the end of the access token. */
  readonly expires_in: number
  /** The end of the access token, in seconds since 1970. */
  readonly expires_at: number
  readonly refresh_token: string
  readonly user: {
    readonly id: string
    readonly aud: string
    readonly email?: string
    readonly created_at: string
    readonly app_metadata: { readonly [name: string]: unknown }
    readonly user_metadata: { readonly [name: string]: unknown }
    readonly [attribute: string]: unknown
  }
}

/**
 * Who signs in: an id, an e-mail address, or a user by either. Who is not there yet is created, with an address that is
 * confirmed and the attributes that are given.
 *
 * @since 0.2.0
 * @category models
 */
export type Person = string | SeedUser

/**
 * How somebody signs in.
 *
 * @since 0.2.0
 * @category models
 */
export interface SignIn<Duration = Span> {
  /**
   * How long ago, as milliseconds or like `2 hours`: the session and its tokens are of that time, so that an app can be
   * tested with a token that is over. Default: now.
   */
  readonly ago?: Duration | undefined
  /**
   * `aal2` after a second factor: that of the user (TOTP), or one that is made. As on the server, sessions of the user
   * without it are over then. Default: `aal1`.
   */
  readonly aal?: "aal1" | "aal2" | undefined
}
