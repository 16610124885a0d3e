/** The face of the Effect API: schemas check what callers give and say what is wrong with an answer. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import type { Endpoint, Table, Types } from "../Endpoint.js"
import * as Metadata from "../Metadata.js"
import * as Check from "./check.js"
import type { Face } from "./interpreter.js"
import { retype } from "./retype.js"

/** What the data of an endpoint must be. */
export interface Contract<Answer> {
  /** Checked before anything is sent. Its type is that of the check, which can be wider than what callers may write. */
  readonly input: Schema.Schema.AnyNoContext
  /** What the body of a good answer must be. Without it, the answer must hold no data. */
  // A schema is invariant in its encoded side, of which nothing is asked here.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly answer?: Schema.Schema<Answer, any>
}

/** A contract for each endpoint of a table. */
export type Contracts<T extends Table> = {
  readonly [Name in keyof T]: T[Name] extends Endpoint<infer P> ? Contract<P["Answer"]> : never
}

export const face = <T extends Types>(endpoint: Endpoint<T>, contract: Contract<T["Answer"]>): Face<T["Input"]> => {
  const findInInput = Check.make(contract.input, { unknownMembers: "refuse" })
  const findInAnswer =
    contract.answer === undefined ? Option.none : Check.make(contract.answer, { unknownMembers: "keep" })
  const { users } = endpoint
  return {
    accept: (args) => {
      const input = endpoint.arguments(...args)
      const wrong = findInInput(input)
      if (Option.isSome(wrong)) return Either.left(wrong.value)
      const schemas = args[endpoint.arguments.length]
      if (!Metadata.isSchemas(schemas)) return Either.left({ path: "metadata", expected: "should hold schemas" })
      return Either.right(
        schemas === undefined || users === undefined
          ? { input }
          : { input, retype: (body) => retype(body, users, schemas) }
      )
    },
    explain: (body) => Effect.sync(() => findInAnswer(body))
  }
}
