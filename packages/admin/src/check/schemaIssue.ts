/** What a schema found wrong, in words that never hold a value. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import { pathOf, unnamed } from "@gotrue-effect/core/check/issue"
import * as Option from "effect/Option"
import * as ParseResult from "effect/ParseResult"
import * as Predicate from "effect/Predicate"
import * as AST from "effect/SchemaAST"

const kindOf = (value: unknown): string => {
  if (value === null) return "null"
  if (Array.isArray(value)) return "an array"
  return Predicate.isObject(value) ? "an object" : typeof value
}

const shorten = (text: string): string => (text.length > 400 ? `${text.slice(0, 399)}…` : text)

const isDescribed = (ast: AST.AST): boolean => Option.isSome(AST.getDescriptionAnnotation(ast))

const isNamed = (ast: AST.AST): boolean => Option.isSome(AST.getIdentifierAnnotation(ast))

/** A struct that has no name would be spelled out; Effect's own name of a class, such as URLFromSelf, is not the class's. */
const name = (ast: AST.AST): string =>
  Option.getOrElse(AST.getDescriptionAnnotation(ast), () =>
    AST.isTypeLiteral(ast) && !isNamed(ast) ? "an object" : shorten(String(ast).replaceAll("FromSelf", ""))
  )

/** Then the kind of the value says nothing: "a" or "b", not string. */
const isOfSameKind = (ast: AST.AST, actual: unknown): boolean => {
  switch (ast._tag) {
    case "Literal":
      // What typeof says of null it says of objects.
      return ast.literal !== null && typeof ast.literal === typeof actual
    case "StringKeyword":
      return typeof actual === "string"
    case "TypeLiteral":
      return Predicate.isRecord(actual)
    case "Refinement":
      return isOfSameKind(ast.from, actual)
    case "Union":
      return ast.types.some((member) => isOfSameKind(member, actual))
    default:
      return false
  }
}

const mismatch = (ast: AST.AST, actual: unknown): string =>
  actual === undefined
    ? "is missing"
    : `should be ${name(ast)}${isOfSameKind(ast, actual) ? "" : `, not ${kindOf(actual)}`}`

interface Leaf {
  readonly path: ReadonlyArray<PropertyKey>
  readonly expected: string
}

/** In an open record the names are data too, so they are not shown. */
const withoutData = (ast: AST.AST, issue: ParseResult.ParseIssue): ParseResult.ParseIssue =>
  issue._tag === "Pointer" &&
  issue.issue._tag !== "Unexpected" &&
  AST.isTypeLiteral(ast) &&
  !ast.propertySignatures.some(({ name }) => name === issue.path)
    ? new ParseResult.Pointer(unnamed, undefined, issue.issue)
    : issue

const withoutUndefined = (union: AST.Union) => union.types.filter((member) => !AST.isUndefinedKeyword(member))

/** Whether it failed before any predicate was asked. */
const isOfWrongKind = (issue: ParseResult.Refinement): boolean =>
  issue.kind === "From" && (issue.issue._tag !== "Refinement" || isOfWrongKind(issue.issue))

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
        expected: ours && issue.message !== undefined ? issue.message : mismatch(issue.ast, issue.actual)
      }
    case "Transformation":
      // What a transformation says of its failure quotes the value, Effect's own ones too.
      return issue.kind === "Transformation"
        ? { path, expected: `should be ${name(issue.ast)}` }
        : leaf(issue.issue, path, ours)
    case "Refinement": {
      if (issue.kind === "From" || issue.issue._tag === "Pointer") {
        const inner = leaf(issue.issue, path, ours)
        return isOfWrongKind(issue) && inner.path.length === path.length && isDescribed(issue.ast)
          ? { path, expected: mismatch(issue.ast, issue.actual) }
          : inner
      }
      return ours && issue.issue._tag === "Type" && issue.issue.message !== undefined
        ? { path, expected: issue.issue.message }
        : { path, expected: `should be ${name(issue.ast)}` }
    }
    case "Composite": {
      const inner = Predicate.hasProperty(issue.issues, "_tag") ? [issue.issues] : issue.issues
      const deepest = inner
        .map((one) => leaf(withoutData(issue.ast, one), path, ours))
        .reduce((deepest, other) => (other.path.length > deepest.path.length ? other : deepest))
      // Where no branch of a union got any further, all of them are what could stand here.
      return AST.isUnion(issue.ast) && deepest.path.length === path.length && withoutUndefined(issue.ast).length > 1
        ? { path, expected: mismatch(AST.Union.make(withoutUndefined(issue.ast), issue.ast.annotations), issue.actual) }
        : deepest
    }
  }
}

/**
 * The first thing that is wrong. `ours` says that the schema is this library's, whose messages quote no value; of other
 * schemas only the expectation is told.
 */
export const find = (issue: ParseResult.ParseIssue, options: { readonly ours: boolean }): Issue => {
  const found = leaf(issue, [], options.ours)
  return { path: pathOf(found.path), expected: found.expected }
}
