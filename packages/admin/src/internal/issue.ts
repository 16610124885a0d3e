/** What a schema found wrong, in words that never hold a value. */
import * as Option from "effect/Option"
import type * as ParseResult from "effect/ParseResult"
import * as Predicate from "effect/Predicate"
import * as AST from "effect/SchemaAST"

export interface Finding {
  /** Members and indices, joined as in JavaScript: `users[3].email`. */
  readonly path: string
  /** Completes "the answer's {path} …". */
  readonly expected: string
}

const kindOf = (value: unknown): string => {
  if (value === null) return "null"
  if (value === undefined) return "nothing"
  if (Array.isArray(value)) return "an array"
  return Predicate.isObject(value) ? "an object" : typeof value
}

const join = (path: ReadonlyArray<PropertyKey>): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`
    const name = String(step)
    if (!/^[\w$-]+$/.test(name)) return `${text}[…]`
    return text === "" ? name : `${text}.${name}`
  }, "")

const shorten = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text)

const name = (ast: AST.AST): string => Option.getOrElse(AST.getDescriptionAnnotation(ast), () => shorten(String(ast)))

interface Leaf {
  readonly path: ReadonlyArray<PropertyKey>
  readonly expected: string
}

/** The deepest finding: of the branches of a union, the one that got furthest says most. */
const leaf = (issue: ParseResult.ParseIssue, path: ReadonlyArray<PropertyKey>, ours: boolean): Leaf => {
  switch (issue._tag) {
    case "Pointer":
      return leaf(issue.issue, path.concat(issue.path), ours)
    case "Missing":
      return { path, expected: "is missing" }
    case "Unexpected":
      return { path, expected: "is not known here" }
    case "Forbidden":
      return { path, expected: "can't be checked without waiting" }
    case "Type":
      return {
        path,
        // A message of a caller's own schema may quote the value.
        expected:
          ours && issue.message !== undefined
            ? issue.message
            : `should be ${name(issue.ast)}, not ${kindOf(issue.actual)}`
      }
    case "Transformation":
      return leaf(issue.issue, path, ours)
    case "Refinement":
      return issue.kind === "From" || issue.issue._tag === "Pointer"
        ? leaf(issue.issue, path, ours)
        : ours && issue.issue._tag === "Type" && issue.issue.message !== undefined
          ? { path, expected: issue.issue.message }
          : { path, expected: `should be ${name(issue.ast)}` }
    case "Composite": {
      return (Predicate.hasProperty(issue.issues, "_tag") ? [issue.issues] : issue.issues)
        .map((inner) => leaf(inner, path, ours))
        .reduce((deepest, other) => (other.path.length > deepest.path.length ? other : deepest))
    }
  }
}

/**
 * The first thing that is wrong. `ours` says that the schema is this library's, whose messages quote no value; of other
 * schemas only the expectation is told.
 */
export const find = (issue: ParseResult.ParseIssue, options: { readonly ours: boolean }): Finding => {
  const found = leaf(issue, [], options.ours)
  return { path: join(found.path), expected: found.expected }
}
