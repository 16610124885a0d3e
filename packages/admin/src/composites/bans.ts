/** Bans as operations of their own. */
import * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { InvalidInput } from "../AdminError.js"
import type { Users } from "../contracts/users.js"
import type { Failure } from "../Endpoint.js"
import type { users } from "@gotrue-effect/core/protocol/users"
import * as Composite from "./composite.js"
import type { User } from "../User.js"

type UpdateFailure = Failure<typeof users.updateUserById>

const notADuration = () =>
  new InvalidInput({ operation: "banUser", path: "duration", expected: 'should be a duration, or "forever"' })

export const bans = (admin: Pick<Users, "updateUserById">) => ({
  /**
   * Bans a user, starting now, for a `Duration` or `"forever"` (the longest that the server can represent, about 292
   * years).
   *
   * A banned user cannot sign in or use a session: the server rejects the existing tokens. Services that verify only
   * the signature accept an access token until it expires. The sessions are valid again when the ban ends;
   * `revokeSessions` ends them. `User.isBanned` says whether a user is banned.
   *
   * Fails with `UserNotFound`, and as `updateUserById` does. One request.
   *
   * @see `Ban` in the server's `internal/models/user.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = (id: string) =>
   *   Effect.gen(function* () {
   *     const admin = yield* GoTrueAdmin.GoTrueAdmin
   *     return yield* admin.banUser(id, "7 days")
   *   })
   * ```
   * @replaces `auth.admin.updateUserById(id, { ban_duration: "168h" })`
   * @since 0.1.0
   */
  banUser: (id: string, duration: Duration.DurationInput | "forever"): Effect.Effect<User, UpdateFailure> =>
    Composite.make("banUser", () =>
      Option.match(duration === "forever" ? Option.some(Duration.infinity) : Duration.decodeUnknown(duration), {
        onNone: notADuration,
        onSome: (ban_duration) => admin.updateUserById(id, { ban_duration })
      })
    ),

  /**
   * Ends the ban of a user. Does nothing if the user is not banned.
   *
   * Fails with `UserNotFound`, and as `updateUserById` does. One request.
   *
   * @see `Ban` in the server's `internal/models/user.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = (id: string) =>
   *   Effect.gen(function* () {
   *     const admin = yield* GoTrueAdmin.GoTrueAdmin
   *     return yield* admin.unbanUser(id)
   *   })
   * ```
   * @replaces `auth.admin.updateUserById(id, { ban_duration: "none" })`
   * @since 0.1.0
   */
  unbanUser: (id: string): Effect.Effect<User, UpdateFailure> =>
    Composite.make("unbanUser", () => admin.updateUserById(id, { ban_duration: "none" }))
})
