/** The issue that a schema finds, in words that never contain a value. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import * as DidYouMean from "@gotrue-effect/core/check/didYouMean"
import { pathOf, unnamed } from "@gotrue-effect/core/check/issue"
import * as Predicate from "effect/Predicate"
import * as AST from "effect/SchemaAST"
import type * as SchemaIssue from "effect/SchemaIssue"

const kindOf = (value: unknown): string => {
  if (value === null) return "null"
  if (Array.isArray(value)) return "an array"
  return Predicate.isObjectKeyword(value) ? "an object" : typeof value
}

const shorten = (text: string): string => (text.length > 400 ? `${text.slice(0, 399)}…` : text)

const descriptionOf = (ast: AST.AST): string | undefined => AST.resolveDescription(ast)

/** Effect 4 does not print a schema as a type. This prints what our schemas consist of. */
const spell = (ast: AST.AST): string => {
  const identifier = AST.resolveIdentifier(ast)
  if (identifier !== undefined) return identifier
  switch (ast._tag) {
    case "Literal":
      return typeof ast.literal === "string" ? JSON.stringify(ast.literal) : String(ast.literal)
    case "Union":
      return ast.types.map(spell).join(" | ")
    case "Arrays":
      return `ReadonlyArray<${ast.rest.map(spell).join(" | ")}>`
    case "Objects": {
      const members = ast.propertySignatures.map(
        ({ name, type }) => `readonly ${String(name)}${AST.isOptional(type) ? "?" : ""}: ${spell(type)}`
      )
      const rest = ast.indexSignatures.map(({ parameter, type }) => `readonly [x: ${spell(parameter)}]: ${spell(type)}`)
      return `{ ${[...members, ...rest].join("; ")} }`
    }
    case "Declaration":
      return String(ast.annotations?.["expected"] ?? "a value")
    default:
      return ast._tag.toLowerCase()
  }
}

const plain: Readonly<Record<string, string>> = {
  Objects: "an object",
  String: "a string",
  Number: "a number",
  Boolean: "a boolean"
}

const name = (ast: AST.AST): string =>
  descriptionOf(ast) ?? (AST.resolveIdentifier(ast) === undefined ? plain[ast._tag] : undefined) ?? shorten(spell(ast))

/** Then the type of the value adds nothing: "should be a or b, not string". */
const isOfSameKind = (ast: AST.AST, actual: unknown): boolean => {
  switch (ast._tag) {
    case "Literal":
      // `typeof null` is "object".
      return ast.literal !== null && typeof ast.literal === typeof actual
    case "String":
      return typeof actual === "string"
    case "Objects":
      return Predicate.isObject(actual)
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
const pathIn = (ast: AST.AST, issue: SchemaIssue.Issue): ReadonlyArray<PropertyKey> =>
  issue._tag !== "Pointer"
    ? []
    : issue.issue._tag !== "UnexpectedKey" && AST.isObjects(ast)
      ? issue.path.map((step) => (ast.propertySignatures.some(({ name }) => name === step) ? step : unnamed))
      : issue.path

/** A member that the schema does not know. */
const unknownMember = (
  ast: AST.AST,
  issue: SchemaIssue.Pointer,
  path: ReadonlyArray<PropertyKey>
): Leaf | undefined => {
  const [name] = issue.path
  return issue.issue._tag === "UnexpectedKey" && AST.isObjects(ast) && name !== undefined
    ? {
        path: path.concat(issue.path),
        expected: DidYouMean.unknown(
          name,
          ast.propertySignatures.map(({ name }) => name)
        )
      }
    : undefined
}

/** A member that a value has of its prototype only, such as `keys` of a Map. Effect 4 reads it all the same. */
const isInherited = (issue: SchemaIssue.Composite, [name]: ReadonlyArray<PropertyKey>): boolean =>
  name !== undefined && Predicate.isObjectKeyword(issue.input) && !Object.hasOwn(issue.input, name)

const withoutUndefined = (union: AST.Union) => union.types.filter((member) => !AST.isUndefined(member))

const messageOf = (issue: SchemaIssue.Issue): string | undefined =>
  issue._tag === "InvalidValue" ? issue.annotations?.message : undefined

/** The member that tells the branches of a union apart. Effect 4 reads it first, and has no issue when it is invalid. */
const discriminator = (members: ReadonlyArray<AST.AST>): string | undefined => {
  const names = members.map((member) =>
    AST.isObjects(member)
      ? member.propertySignatures.flatMap(({ name, type }) => (AST.isLiteral(type) ? [String(name)] : []))
      : []
  )
  return names[0]?.find((name) => names.every((others) => others.includes(name)))
}

const unionOf = (members: ReadonlyArray<AST.AST>, annotations?: AST.AST["annotations"]) =>
  new AST.Union(members, undefined, annotations)

const untold = (
  members: ReadonlyArray<AST.AST>,
  input: unknown,
  path: ReadonlyArray<PropertyKey>
): Leaf | undefined => {
  const name = discriminator(members)
  if (name === undefined || !Predicate.isObject(input)) return undefined
  const given: unknown = Reflect.get(input, name)
  const literals = members.flatMap((member) =>
    AST.isObjects(member) ? member.propertySignatures.flatMap((one) => (one.name === name ? [one.type] : [])) : []
  )
  return {
    path: path.concat(name),
    expected: Object.hasOwn(input, name) ? mismatch(unionOf(literals), given) : "is missing"
  }
}

const deepest = (leaves: ReadonlyArray<Leaf>): Leaf =>
  leaves.reduce((deepest, other) => (other.path.length > deepest.path.length ? other : deepest))

/** The deepest issue. Of the branches of a union, the one that got furthest is the most informative. */
const leaf = (issue: SchemaIssue.Issue, path: ReadonlyArray<PropertyKey>, ours: boolean): Leaf => {
  switch (issue._tag) {
    case "Pointer":
      return leaf(issue.issue, path.concat(issue.path), ours)
    case "MissingKey":
      return { path, expected: "is missing" }
    case "UnexpectedKey":
      return { path, expected: "is unknown" }
    case "Forbidden":
      return { path, expected: "needs an asynchronous check" }
    case "InvalidType":
      return { path, expected: mismatch(issue.ast, issue.input) }
    case "InvalidValue":
      // The message of a caller's own schema may quote the value.
      return { path, expected: (ours ? messageOf(issue) : undefined) ?? "should be another value" }
    case "Filter": {
      if (issue.issue._tag === "Pointer") return leaf(issue.issue, path, ours)
      const message = ours ? messageOf(issue.issue) : undefined
      // Effect's own filters have the word `expected`, which does not hold the value.
      const { description, expected } = issue.filter.annotations ?? {}
      return { path, expected: message ?? `should be ${String(description ?? expected ?? "another value")}` }
    }
    case "Encoding":
      // A wrong type is found before anything is transformed. The message of a failed transformation quotes the value,
      // even in Effect's own.
      return issue.issue._tag === "Composite" || issue.issue._tag === "InvalidType"
        ? leaf(issue.issue, path, ours)
        : { path, expected: `should be ${name(issue.ast)}` }
    case "Composite":
      return deepest(
        issue.issues.map((one) => {
          if (one._tag !== "Pointer") return leaf(one, path, ours)
          const unknown = unknownMember(issue.ast, one, path)
          if (unknown !== undefined) return unknown
          const place = path.concat(pathIn(issue.ast, one))
          return isInherited(issue, one.path) ? { path: place, expected: "is missing" } : leaf(one.issue, place, ours)
        })
      )
    case "AnyOf": {
      const members = withoutUndefined(issue.ast)
      const found =
        issue.issues.length === 0
          ? untold(members, issue.input, path)
          : deepest(issue.issues.map((one) => leaf(one, path, ours)))
      const [only, ...others] = members
      const isOnly = only !== undefined && others.length === 0
      if (found !== undefined && (found.path.length > path.length || isOnly)) return found
      // If no branch got further than the others, the value could be any of them.
      const all = isOnly ? only : unionOf(members, issue.ast.annotations)
      return { path, expected: mismatch(descriptionOf(issue.ast) === undefined ? all : issue.ast, issue.input) }
    }
    case "OneOf":
      return { path, expected: mismatch(issue.ast, issue.input) }
  }
}

/**
 * The first issue. `ours` marks a schema of this library, whose messages never quote a value; for other schemas, only
 * the expectation is reported.
 */
export const find = (issue: SchemaIssue.Issue, options: { readonly ours: boolean }): Issue => {
  const found = leaf(issue, [], options.ours)
  return { path: pathOf(found.path), expected: found.expected }
}
