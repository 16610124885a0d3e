import type { Body } from "../../../standards/json/json.js"
import type { ClientWithSecret } from "./clients.js"

const listOf = (joined: string): ReadonlyArray<string> | undefined => (joined === "" ? undefined : joined.split(","))

/** A client as it is sent. */
export const clientBody = ({ client, secret }: ClientWithSecret): Body => ({
  client_id: client.id,
  client_secret: secret,
  client_type: client.client_type,
  redirect_uris: listOf(client.redirect_uris),
  token_endpoint_auth_method: client.token_endpoint_auth_method,
  grant_types: listOf(client.grant_types),
  response_types: ["code"],
  client_name: client.client_name ?? undefined,
  client_uri: client.client_uri ?? undefined,
  logo_uri: client.logo_uri ?? undefined,
  registration_type: client.registration_type,
  created_at: client.created_at,
  updated_at: client.updated_at
})
