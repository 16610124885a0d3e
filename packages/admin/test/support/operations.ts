/**
 * The operations, and a call of each with what must stand on the wire: one that is written, or one that is made of the
 * tables. An operation that has neither fails in `endpoints.long.test.ts`, by its name.
 */
import type { Endpoint } from "../../src/index.js"
import { Contracts, Endpoints } from "../../src/index.js"
import type { Contract } from "../../src/contracts/contract.js"
import type { Call } from "./calls/call.js"
import { clients } from "./calls/clients.js"
import { factors } from "./calls/factors.js"
import * as Made from "./calls/made.js"
import { server } from "./calls/server.js"
import { users } from "./calls/users.js"

export { ids, planted } from "./calls/call.js"

/** Every endpoint of every table. */
export const endpoints: ReadonlyArray<Endpoint.Table[string]> = Object.values(Endpoints.groups).flatMap(
  (group: Endpoint.Table) => Object.values(group)
)

// Contracts of every type: nothing but `any` stands for "whatever its parts are" on both sides of a function.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyContract = Contract<any>

/** What the data of an operation must be, by its name on the service. */
export const contractOf = (operation: string): AnyContract => {
  const [group = "", name = ""] = operation.includes(".") ? operation.split(".") : ["top", operation]
  const groups: Readonly<Record<string, Readonly<Record<string, AnyContract>>>> = Contracts.groups
  return groups[group]?.[name] ?? JSON.parse(`no contract of ${operation}`)
}

const written = new Map(
  Object.values({ ...users, ...factors, ...clients, ...server }).map((call) => [call.endpoint.name, call])
)

/** The call that the tables make of an operation, where they can. */
export const made = (endpoint: Endpoint.Table[string]): Call | undefined =>
  Made.make(endpoint, contractOf(endpoint.name))

/** Every call, with the name under which the service has the operation. */
export const all: ReadonlyArray<readonly [name: string, call: Call]> = endpoints.flatMap((endpoint) => {
  const call = written.get(endpoint.name) ?? made(endpoint)
  return call === undefined ? [] : [[endpoint.name, call] as const]
})

const byName = new Map(all)

/** The call of one operation, which must be there. */
export const call = (name: string): Call => byName.get(name) ?? JSON.parse(`no call of ${name}`)

/** The members of an endpoint's path that come from the caller. */
export const idsIn = (endpoint: Endpoint.Table[string]): ReadonlyArray<string> =>
  endpoint.path.flatMap((part) => (typeof part === "string" ? [] : [part.from]))

/** The operations that are made of others, by their names on the service. */
export const composites = [
  "streamUsers",
  "getUserByEmail",
  "findUsersByEmail",
  "getUserByPhone",
  "getUsers",
  "countUsers",
  "createOrGetUser",
  "resendInvite",
  "banUser",
  "unbanUser",
  "replaceUserMetadata",
  "replaceAppMetadata",
  "createSession",
  "revokeSessions",
  "mfa.deleteAllFactors",
  "audit.streamEntries"
]
