/** Information about the server. */
import type { server as endpoints } from "@gotrue-effect/core/protocol/server"
import * as Schema from "effect/Schema"
import type { Operations } from "../Endpoint.js"
import * as Server from "../Server.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

const nothing = { arguments: () => ({}), input: Schema.Struct({}) }

export const server = {
  health: Contract.make({ ...nothing, response: Server.Health, output: (health: Server.Health) => health }),
  settings: Contract.make({ ...nothing, response: Server.Settings, output: (settings: Server.Settings) => settings }),
  jwks: Contract.make({ ...nothing, response: Server.Jwks, output: (jwks: Server.Jwks) => jwks })
} satisfies Contracts<typeof endpoints>

/** The operations that return information about the server. */
export interface ServerOperations extends Operations<typeof endpoints, typeof server> {}
