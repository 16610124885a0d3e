/** Complete lists as lazy streams. */
import * as Effect from "effect/Effect"
import * as Order from "effect/Order"
import * as Stream from "effect/Stream"
import type * as AuditLog from "../AuditLog.js"
import type { Audit } from "../contracts/audit.js"
import type { Users } from "../contracts/users.js"
import type { Failure } from "../Endpoint.js"
import type { audit } from "@gotrue-effect/core/protocol/audit"
import type { users } from "@gotrue-effect/core/protocol/users"
import * as Composite from "./composite.js"
import * as EveryUser from "../lists/everyUser.js"
import * as PageRead from "../lists/pageRead.js"
import * as Walk from "../lists/walk.js"
import * as Timestamp from "../Timestamp.js"
import type { User } from "../User.js"
import type { StreamUsers } from "../UserPage.js"

type UsersFailure = Failure<typeof users.listUsers>
type EntriesFailure = Failure<typeof audit.listEntries>

const usualPageSize = 1_000

const pageSizeOf = (operation: string, options: { readonly pageSize?: number | undefined }) =>
  Composite.attempt(operation, () => Composite.count(operation, "options.pageSize", options.pageSize ?? usualPageSize))

/** Newest first, in the order of the server. */
const newestFirst = Order.reverse(Order.mapInput(Timestamp.Order, (entry: AuditLog.AuditEntry) => entry.created_at))

export const streams = (admin: Pick<Users, "listUsers">) => ({
  /**
   * All users, or those that match a filter. Pages are requested as the stream is consumed.
   *
   * Consistent under concurrent changes: every user who exists from the first request to the last is emitted exactly
   * once. Uses cursor mode if the server has it. Otherwise deletions shift the pages, so each request overlaps the
   * previous page by at least one user, and steps back if the overlap is gone; users with the same timestamp are taken
   * from one response. Whether a user created in the meantime is emitted depends on the order: usually with `created_at
   * asc`, not with `created_at desc`, the default.
   *
   * One request for every `pageSize` users (1,000 by default), one more if the server has no cursor mode, and one for
   * each page that deletions have shifted. Only the current page is kept in memory.
   *
   * Fails as `listUsers` does.
   *
   * @see `adminUsers` in the server's `internal/api/admin.go`, `FindUsersInAudience` in `internal/models/user.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect, Stream } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   return yield* admin.streamUsers({ sort: "created_at asc" }).pipe(
   *     Stream.filter((user) => user.is_anonymous === true),
   *     Stream.mapEffect((user) => admin.deleteUser(user.id), { concurrency: 5 }),
   *     Stream.runCount
   *   )
   * })
   * ```
   * @replaces a loop over `auth.admin.listUsers`, which is wrong past page 9 and while users come and go
   * @since 0.1.0
   */
  streamUsers: (options: StreamUsers = {}): Stream.Stream<User, UsersFailure> =>
    Stream.unwrap(
      Effect.map(pageSizeOf("streamUsers", options), (pageSize) =>
        Stream.paginateChunkEffect<EveryUser.State<User>, User, UsersFailure, never>(EveryUser.start, (state) =>
          EveryUser.step("streamUsers", state, { ...options, pageSize }, admin.listUsers)
        )
      )
    )
})

export const auditStreams = (admin: Audit) => ({
  /**
   * All entries of the audit log, or those that match a condition, newest first. Pages are requested as the stream is
   * consumed.
   *
   * Consistent under concurrent changes: every entry that exists at the first request is emitted exactly once, and
   * later entries are not.
   *
   * One request for every `pageSize` entries (1,000 by default). Only the current page is kept in memory.
   *
   * Fails as `audit.listEntries` does.
   *
   * @see `adminAuditLog` in the server's `internal/api/audit.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect, Stream } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   return yield* admin.audit.streamEntries({ action: "user_deleted" }).pipe(
   *     Stream.takeWhile((entry) => entry.created_at > "2026-08-01"),
   *     Stream.runCollect
   *   )
   * })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  streamEntries: (options: AuditLog.StreamEntries = {}): Stream.Stream<AuditLog.AuditEntry, EntriesFailure> => {
    return Stream.unwrap(
      Effect.map(pageSizeOf("audit.streamEntries", options), (size) =>
        Stream.paginateChunkEffect(Walk.start<AuditLog.AuditEntry>(size), (state) =>
          Walk.step(
            state,
            (asked) => {
              const { pageSize: _, ...which } = options
              return Effect.map(admin.listEntries({ ...which, ...asked }), ({ entries, pagination }) =>
                PageRead.make(entries, pagination, (asked.page - 1) * asked.perPage)
              )
            },
            newestFirst,
            "audit.streamEntries"
          )
        )
      )
    )
  }
})
