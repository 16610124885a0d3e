/**
 * Fast yes/no validation of input, which happens with each call. Responses use the generated guards; input is small
 * enough for closures built once per endpoint.
 */
import * as Predicate from "effect/Predicate"
import * as AST from "effect/SchemaAST"

export type Validator = (value: unknown) => boolean

/** An object with no members other than these. */
const struct = ({ indexSignatures, propertySignatures }: AST.Objects): Validator | undefined => {
  // Schema treats a struct without members differently.
  if (indexSignatures.length > 0 || propertySignatures.length === 0) return undefined
  const members = new Map<PropertyKey, Validator>()
  for (const { name, type } of propertySignatures) {
    const isValid = make(type)
    if (isValid === undefined) return undefined
    members.set(name, isValid)
  }
  const needed = propertySignatures.flatMap(({ name, type }) => (AST.isOptional(type) ? [] : [name]))
  return (value) =>
    Predicate.isObject(value) &&
    Reflect.ownKeys(value).every((key) => members.get(key)?.(Reflect.get(value, key)) === true) &&
    needed.every((name) => Object.hasOwn(value, name))
}

const filters = (checks: AST.Checks): ReadonlyArray<AST.Filter<unknown>> =>
  checks.flatMap((check) => (check._tag === "Filter" ? [check] : filters(check.checks)))

const options: AST.ParseOptions = {}

const unchecked = (ast: AST.AST): Validator | undefined => {
  switch (ast._tag) {
    case "String":
      return Predicate.isString
    case "Number":
      return Predicate.isNumber
    case "Boolean":
      return Predicate.isBoolean
    case "Undefined":
      return Predicate.isUndefined
    case "Literal":
      return (value) => value === ast.literal
    case "Union": {
      const all = ast.types.flatMap((type) => make(type) ?? [])
      return all.length === ast.types.length ? (value) => all.some((isValid) => isValid(value)) : undefined
    }
    case "Objects":
      return struct(ast)
    default:
      return undefined
  }
}

/** The validator for the type side of a schema, or `undefined` if a part of the schema needs Schema itself. */
export const make = (ast: AST.AST): Validator | undefined => {
  const isValid = unchecked(ast)
  if (isValid === undefined || ast.checks === undefined) return isValid
  const all = filters(ast.checks)
  return (value) => isValid(value) && all.every((filter) => filter.run(value, ast, options) === undefined)
}
