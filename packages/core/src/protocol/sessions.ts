/** Sessions: what an admin can do with a user's token in hand. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

export const sessions = {
  /**
   * Signs a user out by one of the user's own access tokens: everywhere (`global`, the default), only the session of
   * the token (`local`), or all others (`others`). The server has no sign-out by user id.
   *
   * Access tokens stay readable for others who check only the signature until they expire; the server refuses them at
   * once, and their refresh tokens are gone.
   *
   * Fails with `Unauthenticated` when the token is not accepted: expired, or its session or user is gone or banned.
   *
   * One request, sent again only when the server surely has not acted on it.
   *
   * @quirks A token that names no session signs out everywhere, whatever the scope. The server refuses the token of a
   * banned user: lift the ban first.
   * @see `Logout` in the server's `internal/api/logout.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const ann = yield* admin.createUser({ email: "ann@example.com", email_confirm: true })
   *   const session = yield* admin.createSession(ann.id)
   *   yield* admin.signOut(session.access_token, "local")
   *   const again = yield* Effect.flip(admin.signOut(session.access_token))
   *   console.log(again._tag) // => "Unauthenticated"
   * })
   * ```
   * @replaces `auth.admin.signOut(jwt, scope)`
   * @since 0.1.0
   */
  signOut: Endpoint.make({
    name: "signOut",
    method: "POST",
    path: ["logout"],
    request: ({
      accessToken,
      scope = "global"
    }: {
      readonly accessToken: string
      readonly scope?: string | undefined
    }) => ({
      query: { scope },
      bearer: accessToken
    }),
    errors: []
  })
}

/** What a user can do with a link. Not on the service: only `createSession` and `revokeSessions` do it. */
export const verification = {
  /**
   * Trades the hashed token of a recovery link for a session.
   *
   * One request, sent again only when the server surely has not acted on it.
   *
   * @see `Verify` in the server's `internal/api/verify.go`
   * @since 0.1.0
   */
  verify: Endpoint.make({
    name: "verify",
    method: "POST",
    path: ["verify"],
    request: ({ token }: { readonly token: string }) => ({ body: { type: "recovery", token_hash: token } }),
    response: Responses.Session,
    errors: []
  })
}
