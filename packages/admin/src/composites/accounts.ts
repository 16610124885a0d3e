/** Accounts that may already exist. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Audience from "../Audience.js"
import type { Users } from "../contracts/users.js"
import type { Failure } from "../Endpoint.js"
import type { users } from "@gotrue-effect/core/protocol/users"
import * as Composite from "./composite.js"
import type { InviteOptions } from "../Invite.js"
import type { CreatedOrFound, User } from "../User.js"
import type { CreateUser } from "../UserAttributes.js"
import type { lookups } from "./lookups.js"

// An editor shows the errors in the place of these names; in the place of what they stand for it does not.
type CreateFailure = Failure<typeof users.createUser>
type InviteFailure = Failure<typeof users.getUserById | typeof users.inviteUserByEmail>

type Admin = Pick<Users, "createUser" | "getUserById" | "inviteUserByEmail"> &
  Pick<ReturnType<typeof lookups>, "getUserByEmail" | "getUserByPhone">

export const accounts = (admin: Admin) => ({
  /**
   * Creates a user, or returns the existing user with the address, unchanged. `created` says which.
   *
   * Concurrent callers all get the same user. Each of them first tries to create it, and the server tells all but one
   * that the address is taken or, if they collide, that the database failed (500). One request for a new user. An
   * existing e-mail address also costs the requests of `getUserByEmail`. **An existing phone number, or a 500 for a
   * user with a phone number, also costs those of `getUserByPhone`, which may read all users.** An existing user comes
   * as in lists: `identities` is `null`, `factors` is missing.
   *
   * Fails as `createUser` does: with `EmailExists` only if a user signs in with the address through a provider and has
   * another address of their own; with `PhoneExists` if the user was deleted before the lookup; with `ServerError` if
   * the server failed and no user has the address.
   *
   * @see `adminUserCreate` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const { created, user } = yield* admin.createOrGetUser({ email: "ann@example.com", email_confirm: true })
   *   if (created) yield* Effect.log("welcome")
   *   return user.id
   * })
   * ```
   * @replaces `auth.admin.createUser(attributes)` and a search when it says `email_exists`
   * @since 0.1.0
   */
  createOrGetUser: (attributes: CreateUser): Effect.Effect<CreatedOrFound, CreateFailure> => {
    const found = (exists: CreateFailure) =>
      Effect.flatMap(
        Option.match({
          onNone: () => Effect.fail(exists),
          onSome: (user: User) => Effect.succeed({ user, created: false })
        })
      )
    const byEmail = (email: string) => admin.getUserByEmail(email, { audience: attributes.aud })
    const byPhone = (phone: string) => admin.getUserByPhone(phone, { audience: attributes.aud })
    const byEither = ({ email, phone }: CreateUser) =>
      Effect.flatMap(email === undefined ? Effect.succeedNone : byEmail(email), (user: Option.Option<User>) =>
        Option.isNone(user) && phone !== undefined ? byPhone(phone) : Effect.succeed(user)
      )
    return Composite.make("createOrGetUser", () =>
      admin.createUser(attributes).pipe(
        Effect.map((user) => ({ user, created: true })),
        Effect.catchTags({
          EmailExists: (exists) => found(exists)(byEmail(attributes.email ?? "")),
          PhoneExists: (exists) => found(exists)(byPhone(attributes.phone ?? "")),
          // When two callers create the same user, the slower one gets a 500 once the faster one has committed.
          ServerError: (failed) =>
            failed.status === 500
              ? found(failed)(Effect.orElseSucceed(byEither(attributes), Option.none<User>))
              : Effect.fail(failed)
        })
      )
    )
  },

  /**
   * Sends an invitation again, to the current address of the user and in the user's audience. The previous link becomes
   * invalid.
   *
   * Fails with `UserNotFound`; with `EmailExists` when the address is confirmed, because the invitation was accepted;
   * with `ValidationFailed` when the user has no address. Otherwise fails as `inviteUserByEmail` does.
   *
   * Two requests: one reads the user, one sends the invitation.
   *
   * @see `Invite` in the server's `internal/api/invite.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const { id } = yield* admin.inviteUserByEmail("bob@example.com")
   *   yield* admin.resendInvite(id).pipe(Effect.catchTag("EmailExists", () => Effect.log("accepted already")))
   * })
   * ```
   * @replaces `auth.admin.getUserById(id)` and `auth.admin.inviteUserByEmail(email)`
   * @since 0.1.0
   */
  resendInvite: (id: string, options: Pick<InviteOptions, "redirectTo"> = {}): Effect.Effect<User, InviteFailure> =>
    Composite.make("resendInvite", () =>
      admin
        .getUserById(id)
        .pipe(Effect.flatMap((user) => admin.inviteUserByEmail(user.email, { ...options, ...Audience.of(user) })))
    )
})
