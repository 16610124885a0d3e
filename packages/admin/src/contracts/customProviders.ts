/** Custom OAuth 2.0 and OpenID Connect providers. */
import type { customProviders as endpoints } from "@gotrue-effect/core/protocol/customProviders"
import * as Schema from "effect/Schema"
import * as CustomProvider from "../CustomProvider.js"
import type { Operations } from "../Endpoint.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

const one = {
  response: CustomProvider.CustomProvider,
  output: (provider: CustomProvider.CustomProvider) => provider
}

export const customProviders = {
  listProviders: Contract.make({
    arguments: (query?: CustomProvider.ListProviders) => ({ query }),
    input: Schema.Struct({ query: Schema.UndefinedOr(CustomProvider.ListProviders) }),
    toWire: ({ query }) => ({ type: query?.type }),
    response: CustomProvider.List,
    output: ({ providers }): ReadonlyArray<CustomProvider.CustomProvider> => providers
  }),
  createProvider: Contract.make({
    arguments: (provider: CustomProvider.CreateProvider) => ({ provider }),
    input: Schema.Struct({ provider: CustomProvider.CreateProvider }),
    toWire: ({ provider }) => ({ provider: CustomProvider.toBody(provider) }),
    ...one
  }),
  getProvider: Contract.make({
    arguments: (identifier: string) => ({ identifier }),
    input: Schema.Struct({ identifier: CustomProvider.ProviderIdentifier }),
    ...one
  }),
  updateProvider: Contract.make({
    arguments: (identifier: string, changes: CustomProvider.UpdateProvider) => ({ identifier, changes }),
    input: Schema.Struct({ identifier: CustomProvider.ProviderIdentifier, changes: CustomProvider.UpdateProvider }),
    toWire: ({ changes, identifier }) => ({ identifier, changes: CustomProvider.toBody(changes) }),
    ...one
  }),
  deleteProvider: Contract.make({
    arguments: (identifier: string) => ({ identifier }),
    input: Schema.Struct({ identifier: CustomProvider.ProviderIdentifier }),
    output: (): void => undefined
  })
} satisfies Contracts<typeof endpoints>

/** The operations on custom providers. */
export interface CustomProviders extends Operations<typeof endpoints, typeof customProviders> {}
