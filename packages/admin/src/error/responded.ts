/** The members that all errors with a response have in common. */
import * as Schema from "effect/Schema"

/** The name of the class in OpenAPI, which allows no slashes. */
export const id = (tag: string) => `AdminError.${tag}`

export const responded = {
  operation: Schema.String,
  status: Schema.Number,
  requestId: Schema.optional(Schema.String),
  gateway: Schema.Record({ key: Schema.String, value: Schema.String })
}

export const refused = <Code>(code: Code) => ({
  ...responded,
  code,
  reason: Schema.String,
  hint: Schema.optional(Schema.String)
})

interface Refused {
  readonly operation: string
  readonly status: number
  readonly code: string | undefined
  readonly reason: string
  readonly hint?: string | undefined
}

/** The hint behind a sentence, if there is one. */
export const hinted = ({ hint }: { readonly hint?: string | undefined }): string =>
  hint === undefined ? "" : ` ${hint}`

export const sentence = (error: Refused): string =>
  `${error.operation}: ${error.reason.replace(/\.$/, "")} (${error.status}${error.code === undefined ? "" : ` ${error.code}`}).` +
  hinted(error)
