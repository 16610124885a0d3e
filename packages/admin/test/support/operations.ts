/**
 * The operations, and calls of them with what must stand on the wire. The calls are samples: what must hold for each
 * operation is tested by walking the tables, and each is played against a server by the conformance suite.
 */
import type { Endpoint } from "../../src/index.js"
import { Endpoints } from "../../src/index.js"
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
