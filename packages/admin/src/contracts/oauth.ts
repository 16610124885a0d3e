/** OAuth clients. */
import * as Schema from "effect/Schema"
import * as OAuthClient from "../OAuthClient.js"
import { Uuid } from "../Uuid.js"

export const oauth = {
  listClients: { input: Schema.Struct({}), answer: OAuthClient.List },
  createClient: { input: Schema.Struct({ client: OAuthClient.CreateClient }), answer: OAuthClient.Answer },
  getClient: { input: Schema.Struct({ clientId: Uuid }), answer: OAuthClient.OAuthClient },
  updateClient: {
    input: Schema.Struct({ clientId: Uuid, changes: OAuthClient.UpdateClient }),
    answer: OAuthClient.OAuthClient
  },
  deleteClient: { input: Schema.Struct({ clientId: Uuid }) },
  regenerateClientSecret: { input: Schema.Struct({ clientId: Uuid }), answer: OAuthClient.Answer }
}
