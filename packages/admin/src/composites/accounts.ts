/** Accounts that may be there already. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Audience from "../Audience.js"
import type { Users } from "../contracts/users.js"
import type { Failure } from "../Endpoint.js"
import type { users } from "@gotrue-effect/core/protocol/users"
import * as Composite from "./composite.js"
import type { InviteOptions } from "../Invite.js"
import type { Metadata, Schemas } from "../Metadata.js"
import type { User } from "../User.js"
import type { CreateUser } from "../UserAttributes.js"
import type { lookups } from "./lookups.js"

// An editor shows the errors in the place of these names; in the place of what they stand for it does not.
type CreateFailure = Failure<typeof users.createUser>
type InviteFailure = Failure<typeof users.getUserById | typeof users.inviteUserByEmail>

interface CreatedOrFound<UserMetadata, AppMetadata> {
  readonly user: User<UserMetadata, AppMetadata>
  /** Whether the user is new. One who was there is not changed. */
  readonly created: boolean
}

type Admin = Pick<Users, "createUser" | "getUserById" | "inviteUserByEmail"> &
  Pick<ReturnType<typeof lookups>, "getUserByEmail" | "getUserByPhone">

export const accounts = (admin: Admin) => ({
  /**
   * Creates a user, or gives the one who has the address already, unchanged. `created` tells which.
   *
   * Creates first, so any number of callers at the same time get the same user: the server tells those who come second
   * that the address is taken, or, at the very same moment, that the database failed (500). One request for a new user; for
   * one who has the e-mail address those of `getUserByEmail` too; **for one who has the phone number, and after a 500 for
   * one who is given a phone number, those of `getUserByPhone`, which may read all users**. One who was there comes as lists
   * show users: `identities` is `null`, `factors` is missing.
   *
   * Fails as `createUser` does: with `EmailExists` only where the address is one that a user signs in with through a
   * provider, but not the user's own; with `PhoneExists` where the user was gone again when looked for; with `ServerError`
   * where the server failed and nobody has the address.
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
  createOrGetUser: <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    attributes: CreateUser,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<CreatedOrFound<UserMetadata, AppMetadata>, CreateFailure> => {
    type Found = User<UserMetadata, AppMetadata>
    const found = (exists: CreateFailure) =>
      Effect.flatMap(
        Option.match({
          onNone: () => Effect.fail(exists),
          onSome: (user: Found) => Effect.succeed({ user, created: false })
        })
      )
    const byEmail = (email: string) =>
      admin.getUserByEmail<UserMetadata, AppMetadata>(email, { audience: attributes.aud }, metadata)
    const byPhone = (phone: string) =>
      admin.getUserByPhone<UserMetadata, AppMetadata>(phone, { audience: attributes.aud }, metadata)
    const byEither = ({ email, phone }: CreateUser) =>
      Effect.flatMap(email === undefined ? Effect.succeedNone : byEmail(email), (user: Option.Option<Found>) =>
        Option.isNone(user) && phone !== undefined ? byPhone(phone) : Effect.succeed(user)
      )
    return Composite.make("createOrGetUser", () =>
      admin.createUser<UserMetadata, AppMetadata>(attributes, metadata).pipe(
        Effect.map((user) => ({ user, created: true })),
        Effect.catchTags({
          EmailExists: (exists) => found(exists)(byEmail(attributes.email ?? "")),
          PhoneExists: (exists) => found(exists)(byPhone(attributes.phone ?? "")),
          // Of two who create at the same time, one is told that the database failed, when the other has been through.
          ServerError: (failed) =>
            failed.status === 500
              ? found(failed)(Effect.orElseSucceed(byEither(attributes), Option.none<Found>))
              : Effect.fail(failed)
        })
      )
    )
  },

  /**
   * Sends an invitation once more, to the user's present address, in the user's audience. The link before it is no
   * longer good.
   *
   * Fails with `UserNotFound`; with `EmailExists` when the address is confirmed, since the invitation was accepted then;
   * with `ValidationFailed` when the user has no address. Otherwise as `inviteUserByEmail` does.
   *
   * Two requests: the user is read, then invited.
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
  resendInvite: <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    id: string,
    options: Pick<InviteOptions, "redirectTo"> = {},
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<User<UserMetadata, AppMetadata>, InviteFailure> =>
    Composite.make("resendInvite", () =>
      admin
        .getUserById(id)
        .pipe(
          Effect.flatMap((user) =>
            admin.inviteUserByEmail<UserMetadata, AppMetadata>(
              user.email,
              { ...options, ...Audience.of(user) },
              metadata
            )
          )
        )
    )
})
