import type { OAuthClient } from "../../database/providerRows.js"
import type { Body } from "../../standards/json/json.js"

const orNothing = (text: string | null): string | undefined => (text === null || text === "" ? undefined : text)

/** An application as its users see it. */
export const applicationBody = (client: OAuthClient): Body => ({
  id: client.id,
  name: orNothing(client.client_name),
  uri: orNothing(client.client_uri),
  logo_uri: orNothing(client.logo_uri)
})
