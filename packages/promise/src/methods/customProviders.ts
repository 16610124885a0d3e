/** Custom OAuth 2.0 and OpenID Connect providers. */
import { customProviders as protocol } from "@gotrue-effect/core/protocol/customProviders"
import type { Bind } from "../call/bind.js"
import type {
  CreateCustomProviderParams,
  CustomOAuthProvider,
  ListCustomProvidersParams,
  UpdateCustomProviderParams
} from "../models/CustomProvider.js"

export const customProviders = (bind: Bind) => {
  const failed = () => null
  const one = { output: (provider: CustomOAuthProvider) => provider, failed }
  const byIdentifier = (identifier: string) => ({ identifier })
  return {
    listProviders: bind({
      endpoint: protocol.listProviders,
      arguments: (query?: ListCustomProvidersParams) => ({ type: query?.type || undefined }),
      output: (body: { providers?: CustomOAuthProvider[] } | null) => ({ providers: body?.providers ?? [] }),
      failed: (): { providers: [] } => ({ providers: [] })
    }),

    createProvider: bind({
      endpoint: protocol.createProvider,
      arguments: (provider: CreateCustomProviderParams) => ({ provider }),
      ...one
    }),

    getProvider: bind({ endpoint: protocol.getProvider, arguments: byIdentifier, ...one }),

    updateProvider: bind({
      endpoint: protocol.updateProvider,
      arguments: (identifier: string, changes: UpdateCustomProviderParams) => ({ identifier, changes }),
      ...one
    }),

    deleteProvider: bind({ endpoint: protocol.deleteProvider, arguments: byIdentifier, output: () => null, failed })
  }
}
