/** SSO providers. */
import type { sso as endpoints } from "@gotrue-effect/core/protocol/sso"
import * as Schema from "effect/Schema"
import type { Operations } from "../Endpoint.js"
import * as SsoProvider from "../SsoProvider.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

const byRef = {
  arguments: (provider: SsoProvider.SsoProviderRef) => ({ provider: SsoProvider.toSegment(provider) }),
  input: Schema.Struct({ provider: SsoProvider.Segment })
}
const one = { response: SsoProvider.SsoProvider, output: (provider: SsoProvider.SsoProvider) => provider }

export const sso = {
  listProviders: Contract.make({
    arguments: (query?: SsoProvider.ListProviders) => ({ query }),
    input: Schema.Struct({ query: Schema.UndefinedOr(SsoProvider.ListProviders) }),
    toWire: ({ query }) => ({
      query: { resource_id: query?.resourceId, resource_id_prefix: query?.resourceIdPrefix }
    }),
    response: SsoProvider.List,
    output: ({ items }): ReadonlyArray<SsoProvider.SsoProvider> => items
  }),
  createProvider: Contract.make({
    arguments: (provider: SsoProvider.CreateProvider) => ({ provider }),
    input: Schema.Struct({ provider: SsoProvider.CreateProvider }),
    toWire: ({ provider }) => ({ provider: SsoProvider.toBody(provider) }),
    ...one
  }),
  getProvider: Contract.make({ ...byRef, ...one }),
  updateProvider: Contract.make({
    arguments: (provider: SsoProvider.SsoProviderRef, changes: SsoProvider.UpdateProvider) => ({
      provider: SsoProvider.toSegment(provider),
      changes
    }),
    input: Schema.Struct({ provider: SsoProvider.Segment, changes: SsoProvider.UpdateProvider }),
    toWire: ({ changes, provider }) => ({ provider, changes: SsoProvider.toBody(changes) }),
    ...one
  }),
  deleteProvider: Contract.make({ ...byRef, ...one })
} satisfies Contracts<typeof endpoints>

/** The operations on SSO providers. */
export interface Sso extends Operations<typeof endpoints, typeof sso> {}
