/** Makes the functions for a table. */
import type { Table } from "@gotrue-effect/core/protocol/endpoint"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Record from "effect/Record"
import type { Contracts } from "../contracts/contract.js"
import type { Operations } from "../Endpoint.js"
import { toError } from "../error/toError.js"
import type { Connection } from "./connection/connection.js"
import * as CallSite from "./callSite.js"
import * as Operation from "./operation.js"

export const operations = <T extends Table, C extends Contracts<T>>(
  table: T,
  contracts: C,
  connection: Connection
): Operations<T, C> => {
  const made = Record.intersection(table, contracts, (endpoint, contract) => {
    const call = Operation.make(endpoint, contract, connection)
    // Not `mapError`, which adds a step to each successful call.
    const method = (...args: ReadonlyArray<unknown>) => {
      const site = CallSite.of(method)
      return Effect.catchAllCause(call(...args), (cause) =>
        Effect.failCause(Cause.map(cause, (failure) => CallSite.locate(toError(failure), site)))
      )
    }
    return method
  })
  // TypeScript cannot follow a mapped type through a function over its members. The tests of the operations show that
  // each function has the errors and the output of its endpoint.
  // oxlint-disable-next-line typescript/consistent-type-assertions
  return made as Operations<T, C>
}
