/**
 * Fast yes/no validation of input, which happens with each call. Responses use the generated guards; input is small
 * enough for closures built once per endpoint.
 */
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as AST from "effect/SchemaAST"

export type Validator = (value: unknown) => boolean

/** An object with no members other than these. */
const struct = ({ indexSignatures, propertySignatures }: AST.TypeLiteral): Validator | undefined => {
  // Schema treats a struct without members differently.
  if (indexSignatures.length > 0 || propertySignatures.length === 0) return undefined
  const members = new Map<PropertyKey, Validator>()
  for (const { name, type } of propertySignatures) {
    const isValid = make(type)
    if (isValid === undefined) return undefined
    members.set(name, isValid)
  }
  const needed = propertySignatures.flatMap(({ isOptional, name }) => (isOptional ? [] : [name]))
  return (value) =>
    Predicate.isRecord(value) &&
    Reflect.ownKeys(value).every((key) => members.get(key)?.(Reflect.get(value, key)) === true) &&
    needed.every((name) => Object.hasOwn(value, name))
}

/** The validator for the type side of a schema, or `undefined` if a part of the schema needs Schema itself. */
export const make = (ast: AST.AST): Validator | undefined => {
  switch (ast._tag) {
    case "StringKeyword":
      return Predicate.isString
    case "NumberKeyword":
      return Predicate.isNumber
    case "BooleanKeyword":
      return Predicate.isBoolean
    case "UndefinedKeyword":
      return Predicate.isUndefined
    case "Literal":
      return (value) => value === ast.literal
    case "Refinement": {
      const isValid = make(ast.from)
      return isValid && ((value) => isValid(value) && Option.isNone(ast.filter(value, AST.defaultParseOption, ast)))
    }
    case "Union": {
      const all = ast.types.flatMap((type) => make(type) ?? [])
      return all.length === ast.types.length ? (value) => all.some((isValid) => isValid(value)) : undefined
    }
    case "TypeLiteral":
      return struct(ast)
    default:
      return undefined
  }
}
