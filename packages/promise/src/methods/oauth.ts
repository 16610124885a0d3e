/** OAuth clients. */
import * as Endpoint from "@gotrue-effect/admin/Endpoint"
import { oauth as admin } from "@gotrue-effect/admin/endpoints/oauth"
import * as Is from "@gotrue-effect/admin/internal/is"
import type { Bind } from "../internal/bind.js"
import { checked } from "../internal/checked.js"
import * as Pages from "../internal/pages.js"
import type { Differences } from "../models/Differences.js"
import type { CreateOAuthClientParams, OAuthClient, UpdateOAuthClientParams } from "../models/OAuthClient.js"
import type { PageParams } from "../models/Result.js"

export const oauth = (bind: Bind, differences: Differences) => {
  const failed = () => null
  const one = { answer: checked<OAuthClient>(differences, Is.OAuthClient), output: (client: OAuthClient) => client }
  const withSecret = { ...one, answer: checked<OAuthClient>(differences, Is.OAuthClientAnswer) }
  return {
    listClients: bind({
      endpoint: Endpoint.make({
        ...admin.listClients,
        arguments: (params?: PageParams) => ({ params }),
        request: ({ params }) => ({ query: Pages.query(params) }),
        answer: checked<{ clients: OAuthClient[]; aud: string }>(differences, Is.OAuthClientList),
        headers: Pages.headers,
        output: (answer, headers) => ({ ...answer, ...Pages.read(headers, differences) })
      }),
      failed: (): { clients: [] } => ({ clients: [] }),
      readsOutside: true
    }),

    createClient: bind({
      endpoint: Endpoint.make({
        ...admin.createClient,
        arguments: (client: CreateOAuthClientParams) => ({ client }),
        request: ({ client }) => ({ body: client }),
        ...withSecret
      }),
      failed
    }),

    getClient: bind({ endpoint: Endpoint.make({ ...admin.getClient, ...one }), failed }),

    updateClient: bind({
      endpoint: Endpoint.make({
        ...admin.updateClient,
        arguments: (clientId: string, changes: UpdateOAuthClientParams) => ({ clientId, changes }),
        request: ({ changes }) => ({ body: changes }),
        ...one
      }),
      failed
    }),

    deleteClient: bind({ endpoint: Endpoint.make({ ...admin.deleteClient, output: () => null }), failed }),

    regenerateClientSecret: bind({
      endpoint: Endpoint.make({ ...admin.regenerateClientSecret, ...withSecret }),
      failed
    })
  }
}
