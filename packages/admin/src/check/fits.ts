/**
 * Whether a value is what a schema says, without the words: for what callers give, which is checked with each call. The
 * checks of answers are compiled ahead of time; what is given is small, and functions put together once do for it.
 */
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as AST from "effect/SchemaAST"

export type Fits = (value: unknown) => boolean

/** Nothing but the members that it names. */
const struct = ({ indexSignatures, propertySignatures }: AST.TypeLiteral): Fits | undefined => {
  // Of a struct without members Schema says other things.
  if (indexSignatures.length > 0 || propertySignatures.length === 0) return undefined
  const members = new Map<PropertyKey, Fits>()
  for (const { name, type } of propertySignatures) {
    const fits = make(type)
    if (fits === undefined) return undefined
    members.set(name, fits)
  }
  const needed = propertySignatures.flatMap(({ isOptional, name }) => (isOptional ? [] : [name]))
  return (value) =>
    Predicate.isRecord(value) &&
    Reflect.ownKeys(value).every((key) => members.get(key)?.(Reflect.get(value, key)) === true) &&
    needed.every((name) => Object.hasOwn(value, name))
}

/** Of the type side of a schema. Nothing where the schema has parts that are not plain: then Schema itself must be asked. */
export const make = (ast: AST.AST): Fits | undefined => {
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
      const fits = make(ast.from)
      return fits && ((value) => fits(value) && Option.isNone(ast.filter(value, AST.defaultParseOption, ast)))
    }
    case "Union": {
      const all = ast.types.flatMap((type) => make(type) ?? [])
      return all.length === ast.types.length ? (value) => all.some((fits) => fits(value)) : undefined
    }
    case "TypeLiteral":
      return struct(ast)
    default:
      return undefined
  }
}
