/** The audit log. */
import * as Schema from "effect/Schema"
import * as AuditLog from "../AuditLog.js"

export const audit = {
  listEntries: { input: Schema.Struct({ query: Schema.UndefinedOr(AuditLog.ListEntries) }), answer: AuditLog.List }
}
