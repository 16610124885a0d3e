import * as Either from "effect/Either"
import { notFound } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { get } from "../../http/router.js"
import { withoutTrailing } from "../../standards/text/trim.js"

const cached = [["Cache-Control", "public, max-age=600"]] as const

const keys = ({ keys }: Call): Result<Reply> => Either.right(json(200, { keys: keys.published }, cached))

const discovery = ({ settings }: Call): Result<Reply> => {
  const { issuer } = settings.jwt
  const base = withoutTrailing(issuer, "/")
  const { allowDynamicRegistration, enabled } = settings.oauthServer
  return Either.right(
    json(
      200,
      {
        issuer,
        authorization_endpoint: `${base}/oauth/authorize`,
        token_endpoint: `${base}/oauth/token`,
        jwks_uri: `${base}/.well-known/jwks.json`,
        userinfo_endpoint: `${base}/oauth/userinfo`,
        registration_endpoint: enabled && allowDynamicRegistration ? `${base}/oauth/clients/register` : undefined,
        scopes_supported: ["openid", "profile", "email", "phone", "offline_access"],
        response_types_supported: ["code"],
        response_modes_supported: ["query"],
        grant_types_supported: ["authorization_code", "refresh_token"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256", "HS256", "ES256"],
        token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
        claims_supported: [
          "sub",
          "aud",
          "iss",
          "exp",
          "iat",
          "auth_time",
          "nonce",
          "email",
          "email_verified",
          "phone_number",
          "phone_number_verified",
          "name",
          "picture",
          "preferred_username",
          "updated_at"
        ],
        code_challenge_methods_supported: ["S256", "plain"]
      },
      cached
    )
  )
}

/** The same document under its older name, which is there only while clients can be authorized. */
const authorizationServer = (call: Call): Result<Reply> =>
  call.settings.oauthServer.enabled
    ? discovery(call)
    : Either.left(notFound("feature_disabled", "OAuth server is disabled"))

export const wellKnown: Routes<Call> = [
  get("/.well-known/jwks.json", keys),
  get("/.well-known/openid-configuration", discovery),
  get("/.well-known/oauth-authorization-server", authorizationServer)
]
