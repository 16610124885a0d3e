/** OAuth clients. */
import { oauth as protocol } from "@gotrue-effect/core/protocol/oauth"
import type { Bind } from "../call/bind.js"
import * as Pages from "../call/pages.js"
import type { Differences } from "../models/Differences.js"
import type { CreateOAuthClientParams, OAuthClient, UpdateOAuthClientParams } from "../models/OAuthClient.js"
import type { PageParams } from "../models/Result.js"

export const oauth = (bind: Bind, differences: Differences) => {
  const failed = () => null
  const one = { output: (client: OAuthClient) => client, failed }
  const byId = (clientId: string) => ({ clientId })
  return {
    listClients: bind({
      endpoint: {
        ...protocol.listClients,
        request: ({ params }: { readonly params: PageParams | undefined }) => ({ query: Pages.query(params) })
      },
      arguments: (params?: PageParams) => ({ params }),
      headers: Pages.headers,
      output: (body: { clients: OAuthClient[]; aud: string }, headers) => ({
        ...body,
        ...Pages.read(headers, differences)
      }),
      failed: (): { clients: [] } => ({ clients: [] }),
      readsOutside: true
    }),

    createClient: bind({
      endpoint: protocol.createClient,
      arguments: (client: CreateOAuthClientParams) => ({ client }),
      ...one
    }),

    getClient: bind({ endpoint: protocol.getClient, arguments: byId, ...one }),

    updateClient: bind({
      endpoint: protocol.updateClient,
      arguments: (clientId: string, changes: UpdateOAuthClientParams) => ({ clientId, changes }),
      ...one
    }),

    deleteClient: bind({ endpoint: protocol.deleteClient, arguments: byId, output: () => null, failed }),

    regenerateClientSecret: bind({ endpoint: protocol.regenerateClientSecret, arguments: byId, ...one })
  }
}
