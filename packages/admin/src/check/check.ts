/** Validation without copies: the result is the very value that was passed in. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import * as Either from "effect/Either"
import * as ParseResult from "effect/ParseResult"
import type * as Schema from "effect/Schema"
import * as AST from "effect/SchemaAST"
import * as Validator from "./validator.js"
import * as SchemaIssue from "./schemaIssue.js"

/** What is wrong with a value, if anything. Built once for each schema. */
export const make = <A, I>(
  schema: Schema.Schema<A, I>,
  options: { readonly unknownMembers: "refuse" | "keep" }
): ((value: unknown) => Issue | undefined) => {
  const refuse = options.unknownMembers === "refuse"
  const parseOptions = { onExcessProperty: refuse ? "error" : "ignore" } as const
  const isValid = (refuse ? Validator.make(AST.typeAST(schema.ast)) : undefined) ?? ParseResult.is(schema, parseOptions)
  const explain = ParseResult.validateEither(schema, parseOptions)
  return (value) =>
    isValid(value)
      ? undefined
      : Either.match(explain(value), {
          onLeft: (issue) => SchemaIssue.find(issue, { ours: true }),
          onRight: () => undefined
        })
}
