/** Checks that never copy: what passes is the very value that was given. */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as ParseResult from "effect/ParseResult"
import type * as Schema from "effect/Schema"
import * as AST from "effect/SchemaAST"
import type { Finding } from "./finding.js"
import * as Fits from "./fits.js"
import * as Issue from "./issue.js"

/** Says what is wrong with a value, if anything. Built once for each schema. */
export const make = <A, I>(
  schema: Schema.Schema<A, I>,
  options: { readonly unknownMembers: "refuse" | "keep" }
): ((value: unknown) => Option.Option<Finding>) => {
  const refuse = options.unknownMembers === "refuse"
  const parseOptions = { onExcessProperty: refuse ? "error" : "ignore" } as const
  const fits = (refuse ? Fits.make(AST.typeAST(schema.ast)) : undefined) ?? ParseResult.is(schema, parseOptions)
  const explain = ParseResult.validateEither(schema, parseOptions)
  return (value) =>
    fits(value)
      ? Option.none()
      : Either.match(explain(value), {
          onLeft: (issue) => Option.some(Issue.find(issue, { ours: true })),
          onRight: () => Option.none()
        })
}
