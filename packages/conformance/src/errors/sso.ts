import type { ErrorRows } from "../ErrorRow.js"

const invalid = { status: 400, code: "validation_failed" } as const
const generic = {
  status: 500,
  code: "unexpected_failure",
  message: "Unexpected failure, please check server logs for more information"
} as const
const create = ["POST /admin/sso/providers"]
const update = ["PUT /admin/sso/providers/{idp_id}"]
const both = [...create, ...update]
const source = "a provider of single sign-on has metadata from one place"
const text = "metadata must be what SAML says it is, of one provider"

/** SSO providers. */
export const sso = {
  "unknown SSO provider": {
    routes: [...update, "GET /admin/sso/providers/{idp_id}", "DELETE /admin/sso/providers/{idp_id}"],
    status: 404,
    code: "sso_provider_not_found",
    message: "SSO Identity Provider not found",
    scenario: "an unknown provider of single sign-on is not found"
  },
  "provider that is not SAML": {
    ...invalid,
    routes: create,
    message: "Only 'saml' supported for SSO provider type",
    scenario: source
  },
  "metadata from two places": {
    ...invalid,
    routes: both,
    message: "Only one of metadata_xml or metadata_url needs to be set",
    scenario: source
  },
  "no metadata": {
    ...invalid,
    routes: create,
    message: "Either metadata_xml or metadata_url must be set",
    scenario: source
  },
  "metadata at no URL": {
    ...invalid,
    routes: both,
    message: "metadata_url is not a valid URL",
    scenario: source
  },
  "metadata at an open URL": {
    ...invalid,
    routes: both,
    message: "metadata_url is not a HTTPS URL",
    scenario: source
  },
  "unknown format of names": {
    ...invalid,
    routes: both,
    message: "name_id_format must be unspecified or one of {formats}",
    scenario: source
  },
  "metadata that is not there": {
    routes: both,
    status: 400,
    code: "saml_metadata_fetch_failed",
    message: "HTTP {status} error fetching SAML Metadata from URL '{url}'",
    skip: "needs an https server that the server trusts; the emulator's ssoProviders tests give it one"
  },
  "metadata without a response": {
    ...generic,
    routes: both,
    scenario: "metadata at a URL without a response is an error of the server"
  },
  "metadata that is no UTF-8": {
    ...invalid,
    routes: both,
    message: "SAML Metadata XML contains invalid UTF-8 characters, which are not supported at this time",
    skip: "a body can't hold such a text (JSON is UTF-8); the document of an https server could"
  },
  "metadata that is no XML": { ...generic, routes: both, scenario: text },
  "metadata without an entity": {
    ...invalid,
    routes: both,
    message: "SAML Metadata does not contain an EntityID",
    scenario: text
  },
  "metadata of no provider": {
    ...invalid,
    routes: both,
    message: "SAML Metadata does not contain any IDPSSODescriptor",
    scenario: text
  },
  "metadata of several providers": {
    ...invalid,
    routes: both,
    message: "SAML Metadata contains multiple IDPSSODescriptors",
    scenario: text
  },
  "entity of another provider": {
    routes: create,
    status: 422,
    code: "saml_idp_already_exists",
    message: "SAML Identity Provider with this EntityID ({entity}) already exists",
    scenario: "an entity and a domain belong to one provider"
  },
  "metadata of another entity": {
    routes: update,
    status: 400,
    code: "saml_entity_id_mismatch",
    message:
      "SAML Metadata can be updated only if the EntityID matches for the provider; expected '{entity}' but got '{other}'",
    scenario: "metadata of another entity does not update a provider"
  },
  "domain that is taken": {
    routes: create,
    status: 400,
    code: "sso_domain_already_exists",
    message: "SSO Domain '{domain}' is already assigned to an SSO identity provider ({id})",
    scenario: "an entity and a domain belong to one provider"
  },
  "changed domain that is taken": {
    routes: update,
    status: 400,
    code: "sso_domain_already_exists",
    message: "SSO domain '{domain}' already assigned to another provider ({id})",
    scenario: "an entity and a domain belong to one provider"
  },
  "resource id that is taken": {
    ...generic,
    routes: create,
    scenario: "a resource id is one provider's, and its conflict has a name in an update only"
  },
  "changed resource id that is taken": {
    routes: update,
    status: 422,
    code: "conflict",
    message: "Updating SSO provider failed, likely due to a conflict. Try again?",
    scenario: "a resource id is one provider's, and its conflict has a name in an update only"
  },
  "changed resource id that is taken, as before 2024": {
    routes: update,
    status: 500,
    code: "23505",
    message: 'duplicate key value violates unique constraint "{index}"',
    legacy: true,
    scenario: "a resource id is one provider's, and its conflict has a name in an update only"
  }
} as const satisfies ErrorRows
