import type { ErrorRows } from "../ErrorRow.js"

const invalid = { status: 400, code: "validation_failed" } as const
const failed = { status: 500, code: "unexpected_failure" } as const
const create = ["POST /admin/custom-providers"]
const update = ["PUT /admin/custom-providers/{identifier}"]
const both = [...create, ...update]
const needs = "a custom provider needs what its type needs"
const maps = "a custom provider's parameters, mapping and claims keep to what is free"
const urls = "a custom provider's URLs are https, with a name that leads outside"

const needed = (message: string) => ({ ...invalid, routes: create, message, scenario: needs })
const mapped = (message: string) => ({ ...invalid, routes: both, message, scenario: maps })
const located = (message: string) => ({ ...invalid, routes: both, message, scenario: urls })
const database = "the database would have to fail: no request makes it"

/** Custom providers. */
export const customProviders = {
  "custom providers are off": {
    routes: [...both, "GET /admin/custom-providers"],
    status: 404,
    code: "feature_disabled",
    message: "Custom OAuth providers are disabled",
    scenario: "a server without custom providers says so before anything else"
  },
  "unknown custom provider": {
    routes: [...update, "GET /admin/custom-providers/{identifier}", "DELETE /admin/custom-providers/{identifier}"],
    status: 404,
    code: "custom_provider_not_found",
    message: "Custom OAuth provider not found",
    scenario: "an unknown provider is not found"
  },
  "list of an unknown type": {
    ...invalid,
    routes: ["GET /admin/custom-providers"],
    message: "type must be either 'oauth2' or 'oidc'",
    scenario: needs
  },
  "provider of an unknown type": needed("provider_type must be either 'oauth2' or 'oidc'"),
  "provider without an identifier": needed("identifier is required"),
  "provider whose identifier lacks the prefix": needed(
    "identifier must start with 'custom:' prefix, e.g. 'custom:{given}'"
  ),
  "provider without a name": needed("name is required"),
  "provider without a client": needed("client_id is required"),
  "provider without a secret": needed("client_secret is required"),
  "OIDC provider without an issuer": needed("issuer is required for OIDC providers"),
  "OAuth2 provider without an authorization URL": needed("authorization_url is required for OAuth2 providers"),
  "OAuth2 provider without a token URL": needed("token_url is required for OAuth2 providers"),
  "OAuth2 provider without a user info URL": needed("userinfo_url is required for OAuth2 providers"),
  "reserved parameter": mapped("Cannot override reserved OAuth parameter: {name}"),
  "parameter that is no text": mapped('Authorization parameter "{name}" must be a string'),
  "protected field": mapped("Cannot map to protected system field: {name}"),
  "empty claim": mapped("custom_claims_allowlist entries must be non-empty strings"),
  "provider beyond the quota": {
    routes: create,
    status: 400,
    code: "over_custom_provider_quota",
    message: "Maximum number of custom OAuth/OIDC providers reached",
    scenario: "a provider beyond the quota is refused, until another goes"
  },
  "malformed URL": located("Invalid URL format"),
  "URL without encryption": located("URL must use HTTPS"),
  "URL without a host": located("URL must have a valid hostname"),
  "URL to the server itself": located("URL cannot point to localhost or loopback addresses"),
  "URL of an unknown host": located("Unable to resolve hostname"),
  "URL to a loopback address": located("URL cannot resolve to loopback addresses"),
  "URL to a private address": located("URL cannot resolve to private network addresses"),
  "URL to a link-local address": located("URL cannot resolve to link-local addresses"),
  "URL to a multicast address": located("URL cannot resolve to multicast addresses"),
  "URL to no address": located("URL cannot resolve to unspecified addresses"),
  "identifier that is taken": {
    routes: create,
    status: 400,
    code: "conflict",
    message: "A custom OAuth provider with this identifier already exists",
    scenario: "an identifier that is taken is a conflict"
  },
  "discovery that fails": {
    ...invalid,
    routes: create,
    message: 'OIDC discovery from "{url}" failed: {reason}',
    scenario: "an issuer that does not respond is rejected"
  },
  "discovery that lacks something": {
    ...invalid,
    routes: both,
    message: "OIDC discovery document is missing required fields: {fields}",
    skip: "needs an https server outside that the server trusts; the emulator's customProviders tests give it one"
  },
  "identifier that the database refuses": {
    ...failed,
    routes: create,
    message: "Error creating custom OAuth provider",
    scenario: "an identifier that is not in the pattern is an error of the server"
  },
  "identifier that the database refuses, as before 2024": {
    routes: create,
    status: 500,
    code: "23514",
    message:
      'new row for relation "custom_oauth_providers" violates check constraint "custom_oauth_providers_identifier_format"',
    legacy: true,
    scenario: "an identifier that is not in the pattern is an error of the server"
  },
  "name that the database refuses": {
    ...failed,
    routes: update,
    message: "Error updating custom OAuth provider",
    scenario: "an identifier that is not in the pattern is an error of the server"
  },
  "provider that can't be read or deleted": {
    ...failed,
    routes: ["GET /admin/custom-providers", "DELETE /admin/custom-providers/{identifier}"],
    message: "Error {doing} custom OAuth provider{s}",
    skip: database
  }
} as const satisfies ErrorRows
