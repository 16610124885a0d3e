/** Values that a schema generates, for fast-check: the generators of Effect 4 are of its own kind. */
import * as FastCheck from "fast-check"
import { Duration, Option, Redacted, Schema, SchemaAST as AST } from "effect"

const date = { noInvalidDate: true, min: new Date("0001-01-01T00:00:00Z"), max: new Date("9998-12-31T00:00:00Z") }

/** Texts of a certain form, by the names of their schemas. */
const named: Readonly<Record<string, FastCheck.Arbitrary<unknown>>> = {
  Uuid: FastCheck.uuid(),
  CustomId: FastCheck.uuid(),
  Timestamp: FastCheck.date(date).map((time) => time.toISOString()),
  ProviderIdentifier: FastCheck.stringMatching(/^custom:[a-z0-9]{1,20}$/),
  SsoProviderRef: FastCheck.oneof(
    FastCheck.uuid(),
    FastCheck.string().map((id) => `resource_${id}`)
  ),
  AccessToken: FastCheck.stringMatching(/^[\w-]{1,9}\.[\w-]{1,9}\.[\w-]{1,9}$/),
  Audience: FastCheck.stringMatching(/^[\x21-\x7e]{1,20}$/)
}

/** Values of classes, by what their schemas are of. */
const declared = (ast: AST.Declaration): FastCheck.Arbitrary<unknown> => {
  const [inner = FastCheck.anything()] = ast.typeParameters.map(make)
  const tag = JSON.stringify(ast.annotations?.["representation"])
  if (tag?.includes("Redacted")) return inner.map((value) => Redacted.make(value))
  if (tag?.includes("Option")) return FastCheck.option(inner).map(Option.fromNullishOr)
  if (tag?.includes("URL")) return FastCheck.webUrl().map((url) => new URL(url))
  if (tag?.includes("Duration")) return FastCheck.nat().map(Duration.millis)
  return JSON.parse(`no values of ${tag}`)
}

const struct = ({ indexSignatures, propertySignatures }: AST.Objects): FastCheck.Arbitrary<unknown> => {
  const members = Object.fromEntries(propertySignatures.map(({ name, type }) => [String(name), make(type)]))
  const needed = propertySignatures.flatMap(({ name, type }) => (AST.isOptional(type) ? [] : [String(name)]))
  const [index] = indexSignatures
  const own = FastCheck.record(members, { requiredKeys: needed })
  return index === undefined
    ? own
    : FastCheck.tuple(FastCheck.dictionary(FastCheck.string(), make(index.type), { maxKeys: 3 }), own).map(
        ([more, known]) => ({ ...more, ...known })
      )
}

const unchecked = (ast: AST.AST): FastCheck.Arbitrary<unknown> => {
  switch (ast._tag) {
    case "String":
      return FastCheck.string()
    case "Number":
      return FastCheck.oneof(
        FastCheck.integer({ min: 0, max: 100 }),
        FastCheck.integer(),
        FastCheck.float({ noNaN: true })
      )
    case "Boolean":
      return FastCheck.boolean()
    case "Null":
      return FastCheck.constant(null)
    case "Undefined":
    case "Void":
      return FastCheck.constant(undefined)
    case "Unknown":
    case "Any":
      return FastCheck.anything()
    case "ObjectKeyword":
      return FastCheck.object()
    case "Literal":
      return FastCheck.constant(ast.literal)
    case "Union":
      return FastCheck.oneof(...ast.types.map(make))
    case "Objects":
      return struct(ast)
    case "Arrays": {
      const [rest] = ast.rest
      const first = FastCheck.tuple(...ast.elements.map(make))
      return rest === undefined
        ? first
        : FastCheck.tuple(first, FastCheck.array(make(rest), { maxLength: 3 })).map(([some, more]) => [
            ...some,
            ...more
          ])
    }
    case "Suspend":
      return make(ast.thunk())
    case "Declaration":
      return declared(ast)
    default:
      return JSON.parse(`no values of ${ast._tag}`)
  }
}

const make = (ast: AST.AST): FastCheck.Arbitrary<unknown> => {
  const identifier = AST.resolveIdentifier(ast)
  const values = (identifier === undefined ? undefined : named[identifier]) ?? unchecked(ast)
  if (ast.checks === undefined) return values
  const isValid = Schema.is(Schema.make<Schema.Codec<unknown>>(ast))
  return values.filter(isValid)
}

/** Of the type side of a schema. */
export const of = <A, I>(schema: Schema.Codec<A, I>): FastCheck.Arbitrary<A> =>
  make(AST.toType(schema.ast)).filter(Schema.is(schema))
