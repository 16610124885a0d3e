/** Sessions: what an admin can do with a token of the user. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

export const sessions = {
  /**
   * Signs a user out with one of the user's own access tokens: from all sessions (`global`, the default), only from the
   * session of the token (`local`), or from all others (`others`). The server has no sign-out by user id.
   *
   * The server rejects the access tokens immediately and the refresh tokens are deleted. Services that verify only the
   * signature accept an access token until it expires.
   *
   * Fails with `Unauthenticated` when the token is rejected: it has expired, or its session or user is deleted or
   * banned.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks A token without a session id signs out from all sessions, whatever the scope. The server rejects the token
   * of a banned user: lift the ban first.
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

/** What a user does with a link. It is not on the service: only `createSession` and `revokeSessions` need it. */
export const verification = {
  /**
   * Exchanges the hashed token of a recovery link for a session. Fails with `HookRejected` when the hook that adds claims to
   * access tokens does not want it.
   *
   * One request. It is retried only if the server cannot have processed it.
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
    errors: ["HookRejected"]
  })
}
