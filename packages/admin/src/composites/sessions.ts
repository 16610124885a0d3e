/** Sessions by user id, for which the server has no route. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import { CannotSignIn, InvalidInput } from "../AdminError.js"
import * as Audience from "../Audience.js"
import type { Links } from "../contracts/links.js"
import type { Sessions, Verification } from "../contracts/sessions.js"
import type { Users } from "../contracts/users.js"
import type { Failure } from "../Endpoint.js"
import type { linkErrors } from "@gotrue-effect/core/protocol/linkErrors"
import type { sessions as signOut, verification } from "@gotrue-effect/core/protocol/sessions"
import type { users } from "@gotrue-effect/core/protocol/users"
import * as Composite from "./composite.js"
import { randomPassword } from "./randomPassword.js"
import type { RevokeSessions, Session } from "../Session.js"
import * as User from "../User.js"

type RecoveryTag = (typeof linkErrors)["recovery"][number]

type CreateFailure = Failure<typeof users.getUserById | typeof verification.verify, RecoveryTag | "CannotSignIn">

type RevokeFailure = Failure<
  typeof users.getUserById | typeof verification.verify | typeof signOut.signOut | typeof users.updateUserById,
  RecoveryTag | "CannotSignIn"
>

type Admin = Pick<Users, "getUserById" | "updateUserById"> & Links & Sessions & Verification

const obstacle = (user: User.User, now: DateTime.Utc): CannotSignIn["reason"] | undefined =>
  user.deleted_at !== undefined
    ? "deleted"
    : User.isBanned(user, now)
      ? "banned"
      : User.isFromSso(user)
        ? "sso"
        : user.email === ""
          ? "no_email"
          : user.email_confirmed_at === undefined
            ? "unconfirmed"
            : undefined

export const sessions = (admin: Admin) => {
  /** Unlike a magic link, a recovery link never creates a user. It works without being mailed. */
  const open = (operation: string, userId: string): Effect.Effect<Session, CreateFailure> =>
    Effect.gen(function* () {
      const user = yield* admin.getUserById(userId)
      const reason = obstacle(user, yield* DateTime.now)
      if (reason !== undefined) return yield* new CannotSignIn({ operation, reason })
      const link = yield* admin.generateLink({ type: "recovery", email: user.email, ...Audience.of(user) })
      // The address may belong to another user by now.
      if (link.user.id !== user.id) return yield* new CannotSignIn({ operation, reason: "no_email" })
      return yield* admin.verify(link.properties.hashed_token)
    })

  return {
    /**
     * Creates a session for a user, for tests or support: whoever has it acts as the user. The session has the first
     * assurance level (`aal1`), even if the user has a second factor.
     *
     * It generates a recovery link without mailing it, and follows the link. This leaves traces: an earlier recovery
     * link of the user becomes invalid, `recovery_sent_at` and `last_sign_in_at` are set to the current time, and the
     * audit log gets a recovery and a login.
     *
     * Fails with `CannotSignIn` when no link works for the user, or a link would change the user: no e-mail address or
     * an unconfirmed one, a user of an SSO provider, banned, deleted. Also fails with `UserNotFound`, with
     * `ValidationFailed` when the server does not take the address that it has, and with `HookRejected` when the hook that
     * adds claims to access tokens says no.
     *
     * Three requests.
     *
     * @see `adminGenerateLink` in the server's `internal/api/mail.go`, `Verify` in `internal/api/verify.go`
     * @example
     * ```ts
     * import { GoTrueAdmin } from "@gotrue-effect/admin"
     * import { Effect } from "effect"
     *
     * const program = Effect.gen(function* () {
     *   const admin = yield* GoTrueAdmin.GoTrueAdmin
     *   const ann = yield* admin.createUser({ email: "ann@example.com", email_confirm: true })
     *   const session = yield* admin.createSession(ann.id)
     *   console.log(String(session.access_token)) // => <redacted>
     * })
     * ```
     * @replaces `auth.admin.generateLink` and `auth.verifyOtp({ type, token_hash })`
     * @since 0.1.0
     */
    createSession: (userId: string): Effect.Effect<Session, CreateFailure> =>
      Composite.make("createSession", () => open("createSession", userId)),

    /**
     * Ends all sessions of a user. The refresh tokens are deleted, and the server rejects the access tokens
     * immediately. Services that verify only the signature accept them until they expire.
     *
     * With `link`, the default, it opens a session as `createSession` does, with the same traces and the same
     * `CannotSignIn` cases, and signs it out globally. Four requests. Password, factors and passkeys stay, so the user
     * can sign in again.
     *
     * With `password`, the user gets a random password that is not returned, which ends all sessions and invalidates
     * all pending links. One request, for any user. A user who had a password must reset it.
     *
     * Fails with `UserNotFound`; with `link` also with `CannotSignIn`, and as `createSession` does; with `password` also
     * with `WeakPassword`, when the policy of the project is stricter than a random password.
     *
     * @see `Logout` in the server's `internal/api/logout.go`, `UpdatePassword` in `internal/models/user.go`
     * @example
     * ```ts
     * import { GoTrueAdmin } from "@gotrue-effect/admin"
     * import { Effect } from "effect"
     *
     * const program = Effect.gen(function* () {
     *   const admin = yield* GoTrueAdmin.GoTrueAdmin
     *   const bob = yield* admin.createUser({ phone: "15005550006", phone_confirm: true })
     *   yield* admin.revokeSessions(bob.id).pipe(
     *     Effect.catchTag("CannotSignIn", () => admin.revokeSessions(bob.id, { by: "password" }))
     *   )
     * })
     * ```
     * @replaces nothing: `auth.admin.signOut` needs a token of the user
     * @since 0.1.0
     */
    revokeSessions: (userId: string, options: RevokeSessions = {}): Effect.Effect<void, RevokeFailure> =>
      Composite.make("revokeSessions", (): Effect.Effect<void, RevokeFailure> => {
        switch (options.by ?? "link") {
          case "link":
            return Effect.flatMap(open("revokeSessions", userId), ({ access_token }) =>
              admin.signOut(access_token, "global")
            )
          case "password":
            return Effect.flatMap(randomPassword, (password) =>
              Effect.asVoid(admin.updateUserById(userId, { password }))
            )
          default:
            return new InvalidInput({
              operation: "revokeSessions",
              path: "options.by",
              expected: 'should be "link" or "password"'
            })
        }
      })
  }
}
