import type { Body } from "../../standards/json/json.js"
import { storedMappingBody } from "./description.js"
import type { LoadedSsoProvider } from "./providers.js"

/** A provider as it is sent; lists leave its metadata out. */
export const ssoProviderBody = ({ domains, provider, saml }: LoadedSsoProvider, withMetadata = true): Body => ({
  id: provider.id,
  resource_id: provider.resource_id ?? undefined,
  disabled: provider.disabled,
  saml: {
    entity_id: saml.entity_id,
    metadata_xml: withMetadata ? saml.metadata_xml : undefined,
    metadata_url: saml.metadata_url ?? undefined,
    attribute_mapping: storedMappingBody(saml.attribute_mapping),
    name_id_format: saml.name_id_format ?? undefined
  },
  domains: domains.map(({ domain }) => ({ domain })),
  created_at: provider.created_at,
  updated_at: provider.updated_at
})
