/** SSO providers. */
import * as Schema from "effect/Schema"
import * as SsoProvider from "../SsoProvider.js"

export const sso = {
  listProviders: {
    input: Schema.Struct({ query: Schema.UndefinedOr(SsoProvider.ListProviders) }),
    answer: SsoProvider.List
  },
  createProvider: { input: Schema.Struct({ provider: SsoProvider.CreateProvider }), answer: SsoProvider.SsoProvider },
  getProvider: { input: Schema.Struct({ provider: SsoProvider.Segment }), answer: SsoProvider.SsoProvider },
  updateProvider: {
    input: Schema.Struct({ provider: SsoProvider.Segment, changes: SsoProvider.UpdateProvider }),
    answer: SsoProvider.SsoProvider
  },
  deleteProvider: { input: Schema.Struct({ provider: SsoProvider.Segment }), answer: SsoProvider.SsoProvider }
}
