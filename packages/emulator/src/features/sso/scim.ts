import * as Either from "effect/Either"
import type { ApiError } from "../../http/apiError.js"
import { notFound } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Guard, Routes } from "../../http/router.js"
import { get, group } from "../../http/router.js"
import type { Body } from "../../standards/json/json.js"
import { writeJson } from "../../standards/json/json.js"
import { withoutTrailing } from "../../standards/text/trim.js"
import { queryValue } from "../../standards/url/query.js"

const contentType = "application/scim+json"

const scimJson = (body: Body): Reply => ({
  status: 200,
  headers: [["Content-Type", contentType]],
  body: writeJson(body)
})

const errorOf = (status: number, detail: string): ApiError => ({
  kind: "custom",
  status,
  contentType,
  body: { schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], detail, status: String(status) }
})

const config = ({ settings }: Call): Result<Reply> =>
  Either.right(
    scimJson({
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
      patch: { supported: false },
      bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: false, maxResults: 0 },
      changePassword: { supported: false },
      sort: { supported: false },
      etag: { supported: false },
      authenticationSchemes: [
        {
          type: "oauthbearertoken",
          name: "OAuth Bearer Token",
          description: "Authentication scheme using the OAuth Bearer Token Standard",
          specUri: "http://www.rfc-editor.org/info/rfc6750",
          primary: true
        }
      ],
      meta: {
        resourceType: "ServiceProviderConfig",
        location: `${withoutTrailing(settings.api.externalUrl, "/")}/scim/v2/ServiceProviderConfig`
      }
    })
  )

/** The server knows no resources yet. */
const nothing = ({ target }: Call): Result<Reply> =>
  queryValue(target.query, "filter") !== ""
    ? Either.left(errorOf(403, "Filtering is not supported on this endpoint"))
    : Either.right(
        scimJson({
          schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
          totalResults: 0,
          startIndex: 1,
          itemsPerPage: 0,
          Resources: []
        })
      )

const known = /^\/scim\/v2\/(?:ServiceProviderConfig|ResourceTypes|Schemas)$/

/** Everything below is off together, and an unknown path has words of its own. */
const enabled: Guard<Call, Call> = (call) =>
  !call.settings.experimental.scim
    ? Either.left(notFound("feature_disabled", "SCIM server is disabled"))
    : known.test(call.target.path)
      ? Either.right(call)
      : Either.left(errorOf(404, "Endpoint or resource does not exist"))

export const scim: Routes<Call> = [
  group("/scim/v2", enabled, [
    get("/ServiceProviderConfig", config),
    get("/ResourceTypes", nothing),
    get("/Schemas", nothing)
  ])
]
