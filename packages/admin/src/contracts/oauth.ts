/** OAuth clients. */
import type { oauth as endpoints } from "@gotrue-effect/core/protocol/oauth"
import * as Schema from "effect/Schema"
import type { Operations } from "../Endpoint.js"
import * as OAuthClient from "../OAuthClient.js"
import { Uuid } from "../Uuid.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

const byId = { arguments: (clientId: string) => ({ clientId }), input: Schema.Struct({ clientId: Uuid }) }
const one = { response: OAuthClient.OAuthClient, output: (client: OAuthClient.OAuthClient) => client }
const withSecret = { response: OAuthClient.Response, output: OAuthClient.fromResponse }

export const oauth = {
  listClients: Contract.make({
    arguments: () => ({}),
    input: Schema.Struct({}),
    response: OAuthClient.List,
    output: ({ clients }): ReadonlyArray<OAuthClient.OAuthClient> => clients ?? []
  }),
  createClient: Contract.make({
    arguments: (client: OAuthClient.CreateClient) => ({ client }),
    input: Schema.Struct({ client: OAuthClient.CreateClient }),
    toWire: ({ client }) => ({ client: OAuthClient.toBody(client) }),
    ...withSecret
  }),
  getClient: Contract.make({ ...byId, ...one }),
  updateClient: Contract.make({
    arguments: (clientId: string, changes: OAuthClient.UpdateClient) => ({ clientId, changes }),
    input: Schema.Struct({ clientId: Uuid, changes: OAuthClient.UpdateClient }),
    toWire: ({ changes, clientId }) => ({ clientId, changes: OAuthClient.toBody(changes) }),
    ...one
  }),
  deleteClient: Contract.make({ ...byId, output: (): void => undefined }),
  regenerateClientSecret: Contract.make({ ...byId, ...withSecret })
} satisfies Contracts<typeof endpoints>

/** The operations on OAuth clients. */
export interface OAuth extends Operations<typeof endpoints, typeof oauth> {}
