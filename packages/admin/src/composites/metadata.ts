/** Metadata as a whole: the server itself only merges. */
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Struct from "effect/Struct"
import type { Users } from "../contracts/users.js"
import type { Failure } from "../Endpoint.js"
import type { users } from "@gotrue-effect/core/protocol/users"
import * as Composite from "./composite.js"
import type { Metadata, Schemas } from "../Metadata.js"
import type { User } from "../User.js"

type UpdateFailure = Failure<typeof users.updateUserById>

/** What merged into `present` makes `wanted` of it. What is no object is left to the check of the update. */
const difference = (present: Metadata | null, wanted: Metadata): Metadata =>
  Predicate.isReadonlyRecord(wanted)
    ? { ...Object.fromEntries(Object.keys(present ?? {}).map((name) => [name, null])), ...wanted }
    : wanted

/** Without what the server itself notes there of how the user signs in. */
const own = ({ app_metadata }: User): Metadata => Struct.omit(app_metadata, "provider", "providers")

export const metadata = (admin: Pick<Users, "getUserById" | "updateUserById">) => ({
  /**
   * Makes `user_metadata` what is given and nothing else; members that are not given are deleted, also those that the
   * server wrote there (`email_verified`, what a provider told). A member that is `null` is deleted too.
   *
   * Two requests: the user is read, then what is to go and to change is sent. Members that somebody else writes in
   * between stay. Fails with `UserNotFound`, and as `updateUserById` does.
   *
   * @see `UpdateUserMetaData` in the server's `internal/models/user.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = (id: string) =>
   *   Effect.gen(function* () {
   *     const admin = yield* GoTrueAdmin.GoTrueAdmin
   *     return yield* admin.replaceUserMetadata(id, { full_name: "Ann" })
   *   })
   * ```
   * @replaces nothing: `auth.admin.updateUserById` merges
   * @since 0.1.0
   */
  replaceUserMetadata: <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    id: string,
    value: Metadata,
    schemas?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<User<UserMetadata, AppMetadata>, UpdateFailure> =>
    Composite.make("replaceUserMetadata", () =>
      admin
        .getUserById(id)
        .pipe(
          Effect.flatMap((user) =>
            admin.updateUserById<UserMetadata, AppMetadata>(
              id,
              { user_metadata: difference(user.user_metadata, value) },
              schemas
            )
          )
        )
    ),

  /**
   * Makes `app_metadata` what is given and nothing else, but for `provider` and `providers`: the server's own note of how
   * the user signs in stays unless it is given. A member that is `null` is deleted.
   *
   * Two requests: the user is read, then what is to go and to change is sent. Members that somebody else writes in
   * between stay. Fails with `UserNotFound`, and as `updateUserById` does.
   *
   * @see `UpdateAppMetaData` in the server's `internal/models/user.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = (id: string) =>
   *   Effect.gen(function* () {
   *     const admin = yield* GoTrueAdmin.GoTrueAdmin
   *     return yield* admin.replaceAppMetadata(id, { plan: "pro" })
   *   })
   * ```
   * @replaces nothing: `auth.admin.updateUserById` merges
   * @since 0.1.0
   */
  replaceAppMetadata: <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    id: string,
    value: Metadata,
    schemas?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<User<UserMetadata, AppMetadata>, UpdateFailure> =>
    Composite.make("replaceAppMetadata", () =>
      admin
        .getUserById(id)
        .pipe(
          Effect.flatMap((user) =>
            admin.updateUserById<UserMetadata, AppMetadata>(id, { app_metadata: difference(own(user), value) }, schemas)
          )
        )
    )
})
