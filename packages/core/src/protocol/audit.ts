/** The audit log. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

/** `query` is one condition, `author:…`, `action:…` or `type:…`. */
type AuditQuery = {
  readonly page?: number | undefined
  readonly per_page?: number | undefined
  readonly query?: string | undefined
}

export const audit = {
  /**
   * Reads one page of the audit log, newest first: all entries, or those by one author, of one action or of one type.
   *
   * One request. The log is empty in projects that do not keep it in the database.
   *
   * @quirks `%` and `_` are wildcards, and the match is case-insensitive. The log does not separate audiences. The
   * actor of an admin request is the nil UUID with the role of the key as its name; a deleted factor is logged as
   * deleted by its user. Changes to SSO providers, OAuth clients and custom providers are not logged.
   * @see `adminAuditLog` in the server's `internal/api/audit.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const { id } = yield* admin.createUser({ email: "ann@example.com" })
   *   yield* admin.deleteUser(id)
   *   const { entries } = yield* admin.audit.listEntries({ action: "user_deleted", perPage: 20 })
   *   console.log(entries.map((entry) => entry.payload.actor_username)[0]) // => "service_role"
   * })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  listEntries: Endpoint.make({
    name: "audit.listEntries",
    method: "GET",
    path: ["admin", "audit"],
    request: ({ query }: { readonly query: AuditQuery }) => ({ query }),
    response: Responses.AuditLogList,
    errors: ["NotAdmin"]
  })
}
