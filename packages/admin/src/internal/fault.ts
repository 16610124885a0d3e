/**
 * What went wrong, as plain data. The interpreter fails with it, and each face of the library dresses it as an error of
 * its own: an `AdminError` here, an `AuthError` in the promise layer. So the interpreter needs no schemas.
 */
import type * as Schema from "effect/Schema"
import type * as AdminError from "../AdminError.js"
import type { WireAnswer, WireFailure } from "./wire.js"

type Classes = typeof AdminError

/** What came, word for word, where the transport keeps it: it can hold personal data. */
export interface Evidence {
  readonly answer?: WireAnswer
  readonly failure?: WireFailure
}

/** The data of each error of an operation, without the class. */
export type Fault = Evidence &
  {
    [Tag in AdminError.Common["_tag"] | AdminError.Particular["_tag"]]: Schema.Schema.Encoded<Classes[Tag]>
  }[AdminError.Common["_tag"] | AdminError.Particular["_tag"]]

/** The fault of a tag. */
export type Of<Tag extends Fault["_tag"]> = Extract<Fault, { readonly _tag: Tag }>
