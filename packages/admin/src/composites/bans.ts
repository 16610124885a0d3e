/** Bans as operations of their own. */
import type * as Effect from "effect/Effect"
import type { BanDuration } from "../BanDuration.js"
import type { Bans } from "../contracts/updates.js"
import type { Failure } from "../Endpoint.js"
import type { bans as endpoints } from "@gotrue-effect/core/protocol/updates"
import type { User } from "../User.js"

type BanFailure = Failure<typeof endpoints.banUser>

export const bans = (admin: Bans) => ({
  /**
   * Bans a user, starting now, for a duration (`"7 days"`, `Duration.hours(8)`, Go's `"24h"`) or `"forever"`: the longest
   * that the server can represent, about 292 years. `"none"` lifts a ban.
   *
   * A banned user cannot sign in or use a session: the server rejects the existing tokens. Services that verify only
   * the signature accept an access token until it expires. The sessions are valid again when the ban ends;
   * `revokeSessions` ends them. `User.isBanned` says whether a user is banned.
   *
   * Fails with `UserNotFound`. One request.
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
  banUser: (id: string, duration: BanDuration | number): Effect.Effect<User, BanFailure> => admin.banUser(id, duration),

  /**
   * Ends the ban of a user. Does nothing if the user is not banned.
   *
   * Fails with `UserNotFound`. One request.
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
  unbanUser: (id: string): Effect.Effect<User, BanFailure> => admin.unbanUser(id)
})
