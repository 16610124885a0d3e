/** Metadata as a whole. The server itself only merges. */
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import type { Users } from "../contracts/users.js"
import type { Failure } from "../Endpoint.js"
import type { users } from "@gotrue-effect/core/protocol/users"
import * as Composite from "./composite.js"
import type { Metadata } from "../Metadata.js"
import type { User } from "../User.js"

type UpdateFailure = Failure<typeof users.updateUserById>

/**
 * What turns `present` into `wanted` when merged into it. A value that is not an object is left to the check of the
 * update.
 */
const difference = (present: Metadata | null, wanted: object): object =>
  Predicate.isReadonlyRecord(wanted)
    ? { ...Object.fromEntries(Object.keys(present ?? {}).map((name) => [name, null])), ...wanted }
    : wanted

/** Without the members in which the server records how the user signs in. */
const own = ({ app_metadata: { provider: _provider, providers: _providers, ...own } }: User): Metadata => own

export const metadata = (admin: Pick<Users, "getUserById" | "updateUserById">) => ({
  /**
   * Replaces `user_metadata`. All other members are deleted, including those that the server wrote (`email_verified`,
   * claims of a provider), and so are members that are `null`.
   *
   * Two requests: one reads the user, one sends the changes and deletions. Members that somebody else writes in between
   * are kept. Fails with `UserNotFound`, and as `updateUserById` does.
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
  replaceUserMetadata: (id: string, value: object): Effect.Effect<User, UpdateFailure> =>
    Composite.make("replaceUserMetadata", () =>
      admin
        .getUserById(id)
        .pipe(
          Effect.flatMap((user) => admin.updateUserById(id, { user_metadata: difference(user.user_metadata, value) }))
        )
    ),

  /**
   * Replaces `app_metadata`, except `provider` and `providers`, in which the server records how the user signs in: they
   * change only if you set them. Members that are `null` are deleted.
   *
   * Two requests: one reads the user, one sends the changes and deletions. Members that somebody else writes in between
   * are kept. Fails with `UserNotFound`, and as `updateUserById` does.
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
  replaceAppMetadata: (id: string, value: object): Effect.Effect<User, UpdateFailure> =>
    Composite.make("replaceAppMetadata", () =>
      admin
        .getUserById(id)
        .pipe(Effect.flatMap((user) => admin.updateUserById(id, { app_metadata: difference(own(user), value) })))
    )
})
