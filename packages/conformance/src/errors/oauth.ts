import type { ErrorRows } from "../ErrorRow.js"

const invalid = { status: 400, code: "validation_failed" } as const
const failed = { status: 500, code: "unexpected_failure" } as const
const create = ["POST /admin/oauth/clients"]
const update = ["PUT /admin/oauth/clients/{client_id}"]
const both = "a client is refused for what it says of itself"
const changes = "a change of a client is refused for what it says, in the same words without a number"
const unknown = "an unknown client is not found"
const database = "the database would have to fail: no request makes it"

const created = (message: string, scenario = both) => ({
  ...invalid,
  routes: create,
  message: `400: ${message}`,
  scenario
})
const changed = (message: string) => ({ ...invalid, routes: update, message, scenario: changes })
const methods = "[none client_secret_basic client_secret_post]"

/** OAuth clients. */
export const oauth = {
  "OAuth server is off": {
    routes: [...create, ...update, "GET /admin/oauth/clients"],
    status: 404,
    code: "feature_disabled",
    message: "OAuth server is disabled",
    scenario: "a server that is no OAuth server says so before anything else"
  },
  "unknown OAuth client": {
    routes: [
      ...update,
      "GET /admin/oauth/clients/{client_id}",
      "DELETE /admin/oauth/clients/{client_id}",
      "POST /admin/oauth/clients/{client_id}/regenerate_secret"
    ],
    status: 404,
    code: "oauth_client_not_found",
    message: "OAuth client not found",
    scenario: unknown
  },
  "secret of a public client": {
    ...invalid,
    routes: ["POST /admin/oauth/clients/{client_id}/regenerate_secret"],
    message: "Cannot regenerate secret for public client",
    scenario: "a public client has no secret and gets none"
  },
  "client without a redirect": created("redirect_uris is required"),
  "client with too many redirects": created("redirect_uris cannot exceed 10 items"),
  "redirect to nowhere": created("invalid redirect_uri '{uri}': redirect URI cannot be empty"),
  "redirect to no URL": created("invalid redirect_uri '{uri}': invalid URL format"),
  "redirect without a host": created("invalid redirect_uri '{uri}': must have scheme and host"),
  "redirect to a script": created(
    "invalid redirect_uri '{uri}': scheme '{scheme}' is not allowed for security reasons"
  ),
  "redirect without encryption": created("invalid redirect_uri '{uri}': HTTP scheme only allowed for localhost"),
  "redirect with a fragment": created("invalid redirect_uri '{uri}': fragment not allowed in redirect URI"),
  "client with an unknown grant": created("grant_types must only contain 'authorization_code' and/or 'refresh_token'"),
  "client with a long name": created("client_name cannot exceed 1024 characters"),
  "client with a long URI": created("client_uri cannot exceed 2048 characters"),
  "client with a bad URI": created("client_uri must be a valid URL"),
  "client with a long logo": created("logo_uri cannot exceed 2048 characters"),
  "client with a bad logo": created("logo_uri must be a valid URL"),
  "client of an unknown type": created("client_type must be 'public' or 'confidential'"),
  "client of an unknown method": created(`token_endpoint_auth_method must be one of: ${methods}`),
  "client whose method is not its type's": created(
    "client_type '{type}' is inconsistent with token_endpoint_auth_method '{method}' (expected client_type '{expected}')"
  ),
  "client that the database can't hold": {
    ...invalid,
    routes: create,
    message: "failed to create OAuth client: {driver}",
    scenario: "a text that the database can't hold is refused as a bad value, or is an error of the server"
  },
  "changed client that the database can't hold": {
    ...failed,
    routes: update,
    message: "Error updating OAuth client",
    scenario: "a text that the database can't hold is refused as a bad value, or is an error of the server"
  },
  "change of nothing": changed("No fields provided for update"),
  "change to no redirects": changed("redirect_uris cannot be empty"),
  "change to a bad redirect": changed("invalid redirect_uri '{uri}': {reason}"),
  "change to no grants": changed("grant_types cannot be empty"),
  "change to a long name": changed("client_name cannot exceed 1024 characters"),
  "change to an unknown method": changed(`invalid token_endpoint_auth_method: must be one of ${methods}`),
  "change to a method of another type": changed(
    "token_endpoint_auth_method '{method}' is not valid for client_type '{type}'; valid methods: [{methods}]"
  ),
  "client that can't be read, deleted or given a secret": {
    ...failed,
    routes: [...create, "DELETE /admin/oauth/clients/{client_id}"],
    message: "Error {doing} OAuth client",
    skip: database
  }
} as const satisfies ErrorRows
