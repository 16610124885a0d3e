import type { ErrorRows } from "../ErrorRow.js"

const parse = "Could not parse request body as JSON: "
const badJson = { status: 400, code: "bad_json" } as const
const readJson = [
  "POST /admin/users",
  "PUT /admin/users/{user_id}",
  "PUT /admin/users/{user_id}/factors/{factor_id}",
  "POST /invite",
  "POST /admin/generate_link",
  "POST /admin/sso/providers",
  "PUT /admin/sso/providers/{idp_id}",
  "POST /admin/custom-providers",
  "PUT /admin/custom-providers/{identifier}"
]
const scenario = "a body that is no JSON, or not of its type, is refused by every route that reads one"
const user = "{user_id}"
const under = [
  `GET /admin/users/${user}`,
  `PUT /admin/users/${user}`,
  `DELETE /admin/users/${user}`,
  `GET /admin/users/${user}/factors`,
  `PUT /admin/users/${user}/factors/{factor_id}`,
  `DELETE /admin/users/${user}/factors/{factor_id}`,
  `GET /admin/users/${user}/passkeys`,
  `DELETE /admin/users/${user}/passkeys/{passkey_id}`
]
const factor = under.slice(4, 6)
const ids = "an id that is malformed is refused in the way of its kind"

/** Paths, bodies and ids, the same for many routes. */
export const requests = {
  "no such route": {
    routes: ["*"],
    status: 404,
    message: "404 page not found",
    scenario: "an unknown path is not found, but for admins only"
  },
  "wrong method": {
    routes: ["*"],
    status: 405,
    message: "",
    scenario: "a method that a path does not know is told which ones it knows"
  },
  "empty body": { ...badJson, routes: readJson, message: `${parse}unexpected end of JSON input`, scenario },
  "garbage for a body": {
    ...badJson,
    routes: readJson,
    message: `${parse}invalid character 'x' looking for beginning of value`,
    scenario
  },
  "number for a text": {
    ...badJson,
    routes: readJson,
    message: `${parse}json: cannot unmarshal number into Go struct field {struct}.{field} of type string`,
    scenario
  },
  "list for a body": {
    ...badJson,
    routes: readJson,
    message: `${parse}json: cannot unmarshal array into Go value of type api.{struct}`,
    scenario
  },
  "number for the kind of deletion": {
    ...badJson,
    routes: ["DELETE /admin/users/{user_id}"],
    message: `${parse}json: cannot unmarshal number into Go struct field adminUserDeleteParams.should_soft_delete of type bool`,
    scenario: "a deletion takes no body or a good one"
  },
  "garbage in a deletion": {
    ...badJson,
    routes: ["DELETE /admin/users/{user_id}"],
    message: `${parse}invalid character 'x' looking for beginning of value`,
    scenario: "a deletion takes no body or a good one"
  },
  "body of an OAuth client that is no JSON": {
    ...badJson,
    routes: ["POST /admin/oauth/clients", "PUT /admin/oauth/clients/{client_id}"],
    message: "Invalid JSON body",
    scenario: "the routes of OAuth clients say less about a body that is no JSON"
  },
  "body of an OAuth client that is too large": {
    ...badJson,
    routes: ["POST /admin/oauth/clients"],
    message: "Invalid JSON body",
    scenario: "a body of more than a mebibyte is refused"
  },
  "body that is too large": {
    routes: readJson,
    status: 413,
    code: "request_entity_too_large",
    message: "Request body too large (max 1048576 bytes)",
    scenario: "a body of more than a mebibyte is refused"
  },
  "form for a body": {
    ...badJson,
    routes: readJson,
    message: `${parse}unexpected end of JSON input`,
    scenario: "a body that is called a form is read as none"
  },
  "malformed user id": {
    routes: under,
    status: 404,
    code: "validation_failed",
    message: "user_id must be an UUID",
    scenario: ids
  },
  "unknown user": {
    routes: under,
    status: 404,
    code: "user_not_found",
    message: "User not found",
    scenario: "an unknown user is not found by any route below it"
  },
  "malformed factor id": {
    routes: factor,
    status: 404,
    code: "validation_failed",
    message: "factor_id must be an UUID",
    scenario: ids
  },
  "unknown factor": {
    routes: factor,
    status: 404,
    code: "mfa_factor_not_found",
    message: "Factor not found",
    scenario: "a factor gets another name, which no other factor of the user has"
  },
  "factor of somebody else": {
    routes: factor,
    status: 404,
    code: "mfa_factor_not_found",
    message: "Factor not found",
    scenario: "a factor of somebody else is not found"
  },
  "unknown or malformed passkey": {
    routes: ["DELETE /admin/users/{user_id}/passkeys/{passkey_id}"],
    status: 404,
    code: "validation_failed",
    message: "Passkey not found",
    scenario: ids
  },
  "malformed SSO provider id": {
    routes: ["GET /admin/sso/providers/{idp_id}"],
    status: 404,
    code: "sso_provider_not_found",
    message: "SSO Identity Provider not found",
    scenario: ids
  },
  "malformed OAuth client id": {
    routes: ["GET /admin/oauth/clients/{client_id}"],
    status: 400,
    code: "validation_failed",
    message: "invalid client_id format",
    scenario: ids
  },
  "identifier without its prefix": {
    routes: ["GET /admin/custom-providers/{identifier}"],
    status: 400,
    code: "validation_failed",
    message: "identifier must start with 'custom:' prefix, e.g. 'custom:{given}'",
    scenario: ids
  },
  "SCIM is off": {
    routes: ["GET /scim/v2/Schemas"],
    status: 404,
    code: "feature_disabled",
    message: "SCIM server is disabled",
    scenario: "SCIM is off, for every client"
  }
} as const satisfies ErrorRows
