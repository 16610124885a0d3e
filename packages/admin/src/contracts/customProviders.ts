/** OAuth 2.0 and OpenID Connect providers of one's own. */
import * as Schema from "effect/Schema"
import * as CustomProvider from "../CustomProvider.js"

export const customProviders = {
  listProviders: {
    input: Schema.Struct({ query: Schema.UndefinedOr(CustomProvider.ListProviders) }),
    answer: CustomProvider.List
  },
  createProvider: {
    input: Schema.Struct({ provider: CustomProvider.CreateProvider }),
    answer: CustomProvider.CustomProvider
  },
  getProvider: {
    input: Schema.Struct({ identifier: CustomProvider.ProviderIdentifier }),
    answer: CustomProvider.CustomProvider
  },
  updateProvider: {
    input: Schema.Struct({ identifier: CustomProvider.ProviderIdentifier, changes: CustomProvider.UpdateProvider }),
    answer: CustomProvider.CustomProvider
  },
  deleteProvider: { input: Schema.Struct({ identifier: CustomProvider.ProviderIdentifier }) }
}
