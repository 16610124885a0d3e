/** Responses as the server writes them. */

export const userId = "4c9d1f60-6a2b-4e0f-9d11-8a7b6c5d4e3f"
const factorId = "d3a2b1c0-8f47-4c1e-a0b9-64f1c2d3e4f5"

/** The recorded response to `createUser`, with other values. */
export const user = {
  id: userId,
  aud: "authenticated",
  role: "authenticated",
  email: "user@example.com",
  email_confirmed_at: "2026-08-20T10:00:00.123456789Z",
  phone: "",
  app_metadata: { provider: "email", providers: ["email"] },
  user_metadata: { email_verified: true },
  identities: [
    {
      identity_id: "c1f2a3b4-1111-4222-8333-444455556666",
      id: userId,
      user_id: userId,
      identity_data: { email: "user@example.com", email_verified: false, phone_verified: false, sub: userId },
      provider: "email",
      last_sign_in_at: "2026-08-20T10:00:00.120011223Z",
      created_at: "2026-08-20T10:00:00.120012Z",
      updated_at: "2026-08-20T10:00:00.120012Z",
      email: "user@example.com"
    }
  ],
  created_at: "2026-08-20T10:00:00.118Z",
  updated_at: "2026-08-20T10:00:00.123501Z",
  is_anonymous: false
}

/** The same user as a row of a list. */
export const row = { ...user, confirmed_at: "2026-08-20T10:00:00.123457Z", identities: null }

export const factor = {
  id: factorId,
  created_at: "2026-08-20T10:00:00.1Z",
  updated_at: "2026-08-20T10:00:00.1Z",
  status: "verified",
  friendly_name: "phone",
  factor_type: "totp",
  phone: "",
  last_challenged_at: null
}

export const link = {
  ...user,
  action_link:
    "https://auth.example.com/verify?token=b507a4ef007e1379d644aa6fe395cf98f1054ac96b63a052dca9a26a&type=magiclink&redirect_to=https://app.example.com",
  email_otp: "918273",
  hashed_token: "b507a4ef007e1379d644aa6fe395cf98f1054ac96b63a052dca9a26a",
  verification_type: "magiclink",
  redirect_to: "https://app.example.com"
}

export const page = { users: [row], aud: "authenticated" }

export const pageHeaders = {
  "content-type": "application/json",
  link: '</admin/users?page=3&per_page=2>; rel="next", </admin/users?page=12&per_page=2>; rel="last"',
  "x-total-count": "23"
}

/** A token in the form of a user's access token. It has no valid signature. */
export const accessToken =
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3YjBlNGE1MiIsInNlc3Npb25faWQiOiJwbGFudGVkIn0.UGxhbnRlZFNpZ25hdHVyZQ"

const times = { created_at: "2026-08-20T10:00:00.1Z", updated_at: "2026-08-20T10:00:00.2Z" }

export const oauthClient = {
  client_id: "c1c1c1c1-0001-4a4a-8b8b-00000000000c",
  client_secret: "a".repeat(43),
  client_type: "confidential",
  redirect_uris: ["https://shop.example.com/callback"],
  token_endpoint_auth_method: "client_secret_basic",
  grant_types: ["authorization_code", "refresh_token"],
  response_types: ["code"],
  registration_type: "manual",
  ...times
}

export const customProvider = {
  id: "d1d1d1d1-0001-4a4a-8b8b-00000000000d",
  provider_type: "oidc",
  identifier: "custom:acme",
  name: "Acme",
  client_id: "acme-client",
  acceptable_client_ids: [],
  scopes: ["openid"],
  pkce_enabled: true,
  attribute_mapping: {},
  custom_claims_allowlist: [],
  authorization_params: {},
  enabled: true,
  email_optional: false,
  issuer: "https://id.example.com",
  skip_nonce_check: false,
  ...times
}

export const ssoProvider = {
  id: "e1e1e1e1-0001-4a4a-8b8b-00000000000e",
  disabled: null,
  saml: { entity_id: "https://idp.example.com", attribute_mapping: {} },
  domains: [],
  ...times
}
