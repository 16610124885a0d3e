/**
 * Calls that need not be written by hand: if the path is the whole input of an operation, its entry and contract are
 * enough. An operation with a query or a body needs a call that says what must be on the wire.
 */
import { FastCheck, Predicate, Schema } from "effect"
import { isDeepStrictEqual } from "node:util"
import type { Endpoint, GoTrueAdmin } from "../../../src/index.js"
import type { Contract } from "../../../src/contracts/contract.js"
import type { Reply } from "../stub.js"
import { json } from "../stub.js"
import * as Values from "../values.js"
import type { Call } from "./call.js"
import { bare, ids } from "./call.js"

// Contracts of every type: nothing but `any` stands for "whatever its parts are" on both sides of a function.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyContract = Contract<any>

type Given = Readonly<Record<string, string>>

/** An id under a new name has a value as well. */
const idOf = (given: Given, name: string): string => given[name] ?? ids.id

/** The parameters of the path, by name. */
const inputOf = ({ path }: Endpoint.Table[string], given: Given): Given =>
  Object.fromEntries(path.flatMap((part) => (typeof part === "string" ? [] : [[part.from, idOf(given, part.from)]])))

/** The arguments that become this input: its members one by one, or all in one. */
const argumentsOf = (contract: AnyContract, input: Given): ReadonlyArray<unknown> | undefined =>
  [Object.values(input), [input]].find(
    (args) => args.length === contract.arguments.length && isDeepStrictEqual(contract.arguments(...args), input)
  )

const responseOf = ({ empty }: Endpoint.Table[string], { response }: AnyContract): Reply => {
  if (response === undefined) return empty === "object" ? json({}) : { status: 204 }
  const isResponse = Schema.is(response)
  const values = FastCheck.sample(Values.of(response), { numRuns: 20, seed: 1 })
  return json(values.find((value) => isResponse(JSON.parse(JSON.stringify(value)))))
}

/** The operation's function, by its name on the service. */
const functionOf = (admin: GoTrueAdmin.Service, operation: string): unknown =>
  operation
    .split(".")
    .reduce<unknown>((value, name) => (Predicate.isObject(value) ? Reflect.get(value, name) : {}), admin)

/** The call of an operation whose path is its whole input. */
export const make = (endpoint: Endpoint.Table[string], contract: AnyContract): Call | undefined => {
  if (endpoint.request !== undefined || argumentsOf(contract, inputOf(endpoint, ids)) === undefined) return undefined
  return {
    endpoint,
    run: (admin, given) => {
      const operation = functionOf(admin, endpoint.name)
      const args = argumentsOf(contract, inputOf(endpoint, given)) ?? []
      return Predicate.isFunction(operation) ? Reflect.apply(operation, undefined, args) : JSON.parse(endpoint.name)
    },
    response: responseOf(endpoint, contract),
    sent: bare(
      endpoint.method,
      endpoint.path.map((part) => `/${typeof part === "string" ? part : idOf(ids, part.from)}`).join("")
    )
  }
}
