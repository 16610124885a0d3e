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
   * Reads one page of the audit log, newest first; all entries, or those by one author, of one action or of one type.
   *
   * The log is empty in projects that keep it out of the database. One request.
   *
   * @quirks `%` and `_` are wildcards, and the case does not count. Audiences are not told apart. An admin is written
   * down by the key's role, with an id of zeros; who deleted a factor is the user. What is done to SSO providers, OAuth
   * clients and custom providers is not in the log.
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
