/** What a schema of the caller makes of a value. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import type { Result } from "@gotrue-effect/core/result"
import { attempt, err, ok } from "@gotrue-effect/core/result"
import * as Either from "effect/Either"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "../check/schemaIssue.js"

type Checked = Result<unknown, Issue>

interface Mismatch {
  readonly issue: Parameters<typeof SchemaIssue.find>[0]
}

/** A schema runs the caller's code, which may throw, die or exceed the stack, and so may the formatting of its issue. */
const safely = (run: () => Either.Either<unknown, Mismatch>): Checked => {
  const checked = attempt((): Checked =>
    Either.match(run(), {
      onLeft: ({ issue }) => err(SchemaIssue.find(issue, { ours: false })),
      onRight: ok
    })
  )
  return checked.ok ? checked.value : err({ path: "", expected: "can't be checked: the schema fails on it" })
}

export const decode = (schema: Schema.Schema.AnyNoContext, value: unknown): Checked =>
  safely(() => Schema.decodeUnknownEither(schema)(value))

/** A member that the schema does not know would be lost, so it is refused. */
export const encode = (schema: Schema.Schema.AnyNoContext, value: unknown): Checked =>
  safely(() => Schema.encodeUnknownEither(schema, { onExcessProperty: "error" })(value))

/** The result for a member of something else. */
export const inside = <A>(path: string, result: Result<A, Issue>): Result<A, Issue> => {
  if (result.ok) return result
  const inner = result.error.path
  return err({ ...result.error, path: inner === "" ? path : `${path}${inner.startsWith("[") ? "" : "."}${inner}` })
}
