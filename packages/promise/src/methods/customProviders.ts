/** OAuth 2.0 and OpenID Connect providers of one's own. */
import * as Endpoint from "@gotrue-effect/admin/Endpoint"
import { customProviders as admin } from "@gotrue-effect/admin/endpoints/customProviders"
import * as Is from "@gotrue-effect/admin/internal/is"
import type { Bind } from "../internal/bind.js"
import { checked } from "../internal/checked.js"
import type {
  CreateCustomProviderParams,
  CustomOAuthProvider,
  ListCustomProvidersParams,
  UpdateCustomProviderParams
} from "../models/CustomProvider.js"
import type { Differences } from "../models/Differences.js"

export const customProviders = (bind: Bind, differences: Differences) => {
  const failed = () => null
  const one = {
    answer: checked<CustomOAuthProvider>(differences, Is.CustomProvider),
    output: (provider: CustomOAuthProvider) => provider
  }
  return {
    listProviders: bind({
      endpoint: Endpoint.make({
        ...admin.listProviders,
        arguments: (query?: ListCustomProvidersParams) => ({ query }),
        request: ({ query }) => ({ query: { type: query?.type || undefined } }),
        answer: checked<{ providers?: CustomOAuthProvider[] } | null>(differences, Is.CustomProviderList),
        output: (answer) => ({ providers: answer?.providers ?? [] })
      }),
      failed: (): { providers: [] } => ({ providers: [] })
    }),

    createProvider: bind({
      endpoint: Endpoint.make({
        ...admin.createProvider,
        arguments: (provider: CreateCustomProviderParams) => ({ provider }),
        request: ({ provider }) => ({ body: provider }),
        ...one
      }),
      failed
    }),

    getProvider: bind({ endpoint: Endpoint.make({ ...admin.getProvider, ...one }), failed }),

    updateProvider: bind({
      endpoint: Endpoint.make({
        ...admin.updateProvider,
        arguments: (identifier: string, changes: UpdateCustomProviderParams) => ({ identifier, changes }),
        request: ({ changes }) => ({ body: changes }),
        ...one
      }),
      failed
    }),

    deleteProvider: bind({ endpoint: Endpoint.make({ ...admin.deleteProvider, output: () => null }), failed })
  }
}
