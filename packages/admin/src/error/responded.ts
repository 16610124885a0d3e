/** The members that all errors with a response have in common. */
import * as Schema from "effect/Schema"
import type { ErrorCode } from "../ErrorCode.js"

export const id = (tag: string) => `@gotrue-effect/admin/AdminError/${tag}`

export const responded = {
  operation: Schema.String,
  status: Schema.Number,
  requestId: Schema.optional(Schema.String),
  gateway: Schema.Record({ key: Schema.String, value: Schema.String })
}

export const refused = <Code extends Schema.Schema.AnyNoContext>(code: Code) => ({
  ...responded,
  code,
  reason: Schema.String,
  hint: Schema.optional(Schema.String)
})

export const anyCode: Schema.Schema<ErrorCode | undefined> = Schema.UndefinedOr(Schema.String)

interface Refused {
  readonly operation: string
  readonly status: number
  readonly code: string | undefined
  readonly reason: string
  readonly hint?: string | undefined
}

export const sentence = (error: Refused): string =>
  `${error.operation}: ${error.reason.replace(/\.$/, "")} (${error.status}${error.code === undefined ? "" : ` ${error.code}`}).` +
  (error.hint === undefined ? "" : ` ${error.hint}`)
