/** Values that a schema generates. */
import type { FastCheck } from "effect"
import { Arbitrary, Schema } from "effect"

/** Of the type side of a schema. */
export const of = <A, I>(schema: Schema.Schema<A, I>): FastCheck.Arbitrary<A> =>
  Arbitrary.make(Schema.typeSchema(schema))
