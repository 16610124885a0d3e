/** The issue that a schema finds, in words that never contain a value. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import * as DidYouMean from "@gotrue-effect/core/check/didYouMean"
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

/**
 * A struct without a name would be written out in full. Effect's own names of classes, such as URLFromSelf, are not
 * those of the class.
 */
const name = (ast: AST.AST): string =>
  Option.getOrElse(AST.getDescriptionAnnotation(ast), () =>
    AST.isTypeLiteral(ast) && !isNamed(ast) ? "an object" : shorten(String(ast).replaceAll("FromSelf", ""))
  )

/** Then the type of the value adds nothing: "should be a or b, not string". */
const isOfSameKind = (ast: AST.AST, actual: unknown): boolean => {
  switch (ast._tag) {
    case "Literal":
      // `typeof null` is "object".
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

/** The names of an open record are data as well, so they are left out. */
const withoutData = (ast: AST.AST, issue: ParseResult.ParseIssue): ParseResult.ParseIssue =>
  issue._tag === "Pointer" &&
  issue.issue._tag !== "Unexpected" &&
  AST.isTypeLiteral(ast) &&
  !ast.propertySignatures.some(({ name }) => name === issue.path)
    ? new ParseResult.Pointer(unnamed, undefined, issue.issue)
    : issue

const withoutUndefined = (union: AST.Union) => union.types.filter((member) => !AST.isUndefinedKeyword(member))

/** Whether the type was wrong, before any predicate ran. */
const isOfWrongKind = (issue: ParseResult.Refinement): boolean =>
  issue.kind === "From" && (issue.issue._tag !== "Refinement" || isOfWrongKind(issue.issue))

/** A member that the schema does not know. */
const unknownMember = (
  ast: AST.AST,
  issue: ParseResult.ParseIssue,
  path: ReadonlyArray<PropertyKey>
): Leaf | undefined =>
  issue._tag === "Pointer" && issue.issue._tag === "Unexpected" && AST.isTypeLiteral(ast) && !Array.isArray(issue.path)
    ? {
        path: path.concat(issue.path),
        expected: DidYouMean.unknown(
          String(issue.path),
          ast.propertySignatures.map(({ name }) => name)
        )
      }
    : undefined

/** The deepest issue. Of the branches of a union, the one that got furthest is the most informative. */
const leaf = (issue: ParseResult.ParseIssue, path: ReadonlyArray<PropertyKey>, ours: boolean): Leaf => {
  switch (issue._tag) {
    case "Pointer":
      return leaf(issue.issue, path.concat(issue.path), ours)
    case "Missing":
      return { path, expected: "is missing" }
    case "Unexpected":
      return { path, expected: "is unknown" }
    case "Forbidden":
      return { path, expected: "needs an asynchronous check" }
    case "Type":
      return {
        path,
        // The message of a caller's own schema may quote the value.
        expected: ours && issue.message !== undefined ? issue.message : mismatch(issue.ast, issue.actual)
      }
    case "Transformation":
      // The message of a failed transformation quotes the value, even in Effect's own.
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
        .map((one) => unknownMember(issue.ast, one, path) ?? leaf(withoutData(issue.ast, one), path, ours))
        .reduce((deepest, other) => (other.path.length > deepest.path.length ? other : deepest))
      // If no branch of a union got further than the others, the value could be any of them.
      return AST.isUnion(issue.ast) && deepest.path.length === path.length && withoutUndefined(issue.ast).length > 1
        ? { path, expected: mismatch(AST.Union.make(withoutUndefined(issue.ast), issue.ast.annotations), issue.actual) }
        : deepest
    }
  }
}

/**
 * The first issue. `ours` marks a schema of this library, whose messages never quote a value; for other schemas, only
 * the expectation is reported.
 */
export const find = (issue: ParseResult.ParseIssue, options: { readonly ours: boolean }): Issue => {
  const found = leaf(issue, [], options.ours)
  return { path: pathOf(found.path), expected: found.expected }
}
