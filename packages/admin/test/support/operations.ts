/**
 * The operations, and calls of them with what must stand on the wire. The calls are samples: what must hold for each
 * operation is tested by walking the tables, and each is played against a server by the conformance suite.
 */
import type { Endpoint } from "../../src/index.js"
import { Contracts, Endpoints } from "../../src/index.js"
import type { Contract } from "../../src/contracts/contract.js"
import type { Call } from "./calls/call.js"
import { clients } from "./calls/clients.js"
import { factors } from "./calls/factors.js"
import { server } from "./calls/server.js"
import { users } from "./calls/users.js"

export { ids, planted } from "./calls/call.js"

const calls = { ...users, ...factors, ...clients, ...server }

/** Every call, with the name under which the service has the operation. */
export const all: ReadonlyArray<readonly [name: string, call: Call]> = Object.entries(calls)

/** The call of one operation, which must be there. */
export const call = (name: string): Call => calls[name] ?? JSON.parse(`no call of ${name}`)

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
