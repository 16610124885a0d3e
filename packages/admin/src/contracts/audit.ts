/** The audit log. */
import type { audit as endpoints } from "@gotrue-effect/core/protocol/audit"
import * as Schema from "effect/Schema"
import * as AuditLog from "../AuditLog.js"
import type { Operations } from "../Endpoint.js"
import * as Pagination from "../Pagination.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

export const audit = {
  listEntries: Contract.make({
    arguments: (query?: AuditLog.ListEntries) => ({ query }),
    input: Schema.Struct({ query: Schema.UndefinedOr(AuditLog.ListEntries) }),
    toWire: ({ query = {} }) => ({
      query: { page: query.page, per_page: query.perPage, query: AuditLog.toQuery(query) }
    }),
    response: AuditLog.List,
    headers: Pagination.fromHeaders,
    output: (entries, pagination): AuditLog.AuditPage => ({ entries, pagination })
  })
} satisfies Contracts<typeof endpoints>

/** The operations on the audit log. */
export interface Audit extends Operations<typeof endpoints, typeof audit> {}
