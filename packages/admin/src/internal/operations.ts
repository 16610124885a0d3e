/** Makes functions of a table. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Record from "effect/Record"
import type * as Endpoint from "../Endpoint.js"
import * as Contract from "./contract.js"
import { dress } from "./dress.js"
import * as Interpreter from "./interpreter.js"

export const operations = <T extends Endpoint.Table>(
  table: T,
  contracts: Contract.Contracts<T>,
  transport: Interpreter.Transport
): Endpoint.Operations<T> => {
  const made = Record.intersection(table, contracts, (endpoint, contract) => {
    const call = Interpreter.make(endpoint, Contract.face(endpoint, contract), transport)
    // Not `mapError`, which is one step more for each call that succeeds.
    return (...args: ReadonlyArray<unknown>) =>
      Effect.catchAllCause(call(...args), (cause) => Effect.failCause(Cause.map(cause, dress)))
  })
  // TypeScript can't follow a mapped type through a function over its members. That each function has the errors and the
  // output of its endpoint is what the interpreter's tests show.
  // oxlint-disable-next-line typescript/consistent-type-assertions
  return made as Endpoint.Operations<T>
}
