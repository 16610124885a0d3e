/** The members of a struct or a class, which can be written one by one. */
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as AST from "effect/SchemaAST"

/** Schemas and property signatures: both can be members of a struct. */
export interface Members {
  readonly [name: string]: Schema.Schema.AnyNoContext
}

interface WithMembers {
  readonly fields: Members
}

/** With members of any name as well, a struct is written as a whole. */
const isOpen = (schema: object): boolean =>
  Predicate.hasProperty(schema, "records") && Array.isArray(schema.records) && schema.records.length > 0

const hasMembers = (schema: object): schema is WithMembers =>
  Predicate.hasProperty(schema, "fields") && Predicate.isRecord(schema.fields) && !isOpen(schema)

export const of = (schema: object): Members | undefined => (hasMembers(schema) ? schema.fields : undefined)

/** The name of a member on the wire. */
export const wireName = (members: Members, name: string): string => {
  const member = members[name]
  const encoded = member === undefined ? undefined : AST.encodedAST(Schema.Struct({ [name]: member }).ast)
  return encoded !== undefined && AST.isTypeLiteral(encoded) ? String(encoded.propertySignatures[0]?.name) : name
}
