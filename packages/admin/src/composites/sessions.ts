/** Sessions by a user's id, which the server itself knows no route for. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import { CannotSignIn, InvalidInput } from "../AdminError.js"
import * as Audience from "../Audience.js"
import type { Links } from "../contracts/links.js"
import type { Sessions, Verification } from "../contracts/sessions.js"
import type { Users } from "../contracts/users.js"
import type { Failure } from "../Endpoint.js"
import type { links } from "@gotrue-effect/core/protocol/links"
import type { sessions as signOut, verification } from "@gotrue-effect/core/protocol/sessions"
import type { users } from "@gotrue-effect/core/protocol/users"
import * as Composite from "./composite.js"
import { randomPassword } from "./randomPassword.js"
import { typed } from "./typed.js"
import type { Metadata, Schemas } from "../Metadata.js"
import type { RevokeSessions, Session } from "../Session.js"
import * as User from "../User.js"

type CreateFailure = Failure<
  typeof users.getUserById | typeof links.generateLink | typeof verification.verify,
  "CannotSignIn"
>

type RevokeFailure = Failure<
  | typeof users.getUserById
  | typeof links.generateLink
  | typeof verification.verify
  | typeof signOut.signOut
  | typeof users.updateUserById,
  "CannotSignIn"
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
  /** A recovery link makes no user, unlike a magic link, and can be used without anything being mailed. */
  const open = (operation: string, userId: string): Effect.Effect<Session, CreateFailure> =>
    Effect.gen(function* () {
      const user = yield* admin.getUserById(userId)
      const reason = obstacle(user, yield* DateTime.now)
      if (reason !== undefined) return yield* new CannotSignIn({ operation, reason })
      const link = yield* admin.generateLink({ type: "recovery", email: user.email, ...Audience.of(user) })
      // The address may have changed hands since.
      if (link.user.id !== user.id) return yield* new CannotSignIn({ operation, reason: "no_email" })
      return yield* admin.verify(link.properties.hashed_token)
    })

  return {
    /**
     * Opens a session for a user, for a test or for support: whoever has it acts as the user. It is of the first
     * assurance level (`aal1`), also for users with a second factor.
     *
     * It makes a recovery link that is not mailed, and follows it. That leaves traces: a recovery link that the user was
     * mailed is no longer good, `recovery_sent_at` and `last_sign_in_at` are now, and the audit log has a recovery and a
     * login.
     *
     * Fails with `CannotSignIn` for users whom no link leads to, or whom it would change: without an e-mail address or
     * with one that is not confirmed, from an SSO provider, banned, deleted. With `UserNotFound`, and as `generateLink`
     * does.
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
    createSession: <UserMetadata = Metadata | null, AppMetadata = Metadata>(
      userId: string,
      metadata?: Schemas<UserMetadata, AppMetadata>
    ): Effect.Effect<Session<UserMetadata, AppMetadata>, CreateFailure> =>
      Composite.make("createSession", () =>
        Effect.flatMap(open("createSession", userId), (session) =>
          Effect.map(typed("createSession", session.user, metadata), (user) => ({ ...session, user }))
        )
      ),

    /**
     * Ends all sessions of a user. Refresh tokens are gone and the server refuses the access tokens at once; whoever
     * checks only their signature accepts them until they expire.
     *
     * By a `link`, the default: a session is opened as `createSession` does, with the same traces and the same users that
     * it can't be done for, and signed out everywhere. Four requests. Password, factors and passkeys stay, so the user
     * can sign in again.
     *
     * By a `password`: the user gets a random password, which ends all sessions and every link under way, and which
     * nobody knows. One request, for every user. Those who have a password must reset it.
     *
     * Fails with `UserNotFound`; by a link also with `CannotSignIn`, and as `generateLink` and `signOut` do.
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
      Composite.make("revokeSessions", () => {
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
