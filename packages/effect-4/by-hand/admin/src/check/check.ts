/** Validation without copies: the result is the very value that was passed in. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as AST from "effect/SchemaAST"
import * as SchemaParser from "effect/SchemaParser"
import * as Validator from "./validator.js"
import * as SchemaIssue from "./schemaIssue.js"

/** What is wrong with a value, if anything. Built once for each schema. */
export const make = <A, I>(
  schema: Schema.Codec<A, I>,
  options: { readonly unknownMembers: "refuse" | "keep" }
): ((value: unknown) => Issue | undefined) => {
  const refuse = options.unknownMembers === "refuse"
  const parseOptions: AST.ParseOptions = { onExcessProperty: refuse ? "error" : "ignore", reportInput: true }
  const explain = SchemaParser.decodeUnknownResult(Schema.toType(schema), parseOptions)
  const isValid =
    (refuse ? Validator.make(AST.toType(schema.ast)) : undefined) ??
    (refuse ? (value: unknown) => Result.isSuccess(explain(value)) : Schema.is(schema))
  return (value) =>
    isValid(value)
      ? undefined
      : Result.match(explain(value), {
          onFailure: (issue) => SchemaIssue.find(issue, { ours: true }),
          onSuccess: () => undefined
        })
}
