import type { RowOf } from "./column.js"
import { flag, json, list, members, nullable, number, oneOf, rows, text, time, uuid } from "./column.js"
import { messageKinds } from "./message.js"

/** What every table row is made of; the names are the database's own. */

export const userColumns = {
  id: uuid,
  aud: text,
  role: text,
  /** "" where the database has null. */
  email: text,
  encrypted_password: nullable(text),
  email_confirmed_at: nullable(time),
  invited_at: nullable(time),
  phone: text,
  phone_confirmed_at: nullable(time),
  confirmation_token: text,
  confirmation_sent_at: nullable(time),
  confirmed_at: nullable(time),
  recovery_token: text,
  recovery_sent_at: nullable(time),
  email_change_token_current: text,
  email_change_token_new: text,
  email_change: text,
  email_change_sent_at: nullable(time),
  email_change_confirm_status: number,
  phone_change_token: text,
  phone_change: text,
  phone_change_sent_at: nullable(time),
  reauthentication_token: text,
  reauthentication_sent_at: nullable(time),
  last_sign_in_at: nullable(time),
  app_metadata: members,
  user_metadata: members,
  is_sso_user: flag,
  created_at: time,
  updated_at: time,
  banned_until: nullable(time),
  deleted_at: nullable(time),
  is_anonymous: flag
}
export type User = RowOf<typeof userColumns>

export const identityColumns = {
  id: uuid,
  provider_id: text,
  user_id: uuid,
  identity_data: members,
  provider: text,
  last_sign_in_at: nullable(time),
  created_at: time,
  updated_at: time,
  email: text
}
export type Identity = RowOf<typeof identityColumns>

/** How a session was signed in. */
const claimColumns = { method: text, created_at: time, updated_at: time }
export type Claim = RowOf<typeof claimColumns>

export const sessionColumns = {
  id: uuid,
  user_id: uuid,
  created_at: time,
  updated_at: time,
  factor_id: nullable(uuid),
  aal: text,
  amr: rows(claimColumns),
  not_after: nullable(time),
  refreshed_at: nullable(time),
  user_agent: nullable(text),
  ip: nullable(text),
  tag: nullable(text),
  oauth_client_id: nullable(uuid),
  scopes: nullable(text),
  refresh_token_hmac_key: nullable(text),
  refresh_token_counter: nullable(number)
}
export type Session = RowOf<typeof sessionColumns>

export const refreshTokenColumns = {
  id: uuid,
  token: text,
  user_id: uuid,
  parent: text,
  session_id: uuid,
  revoked: flag,
  created_at: time,
  updated_at: time
}
export type RefreshToken = RowOf<typeof refreshTokenColumns>

export const oneTimeTokenColumns = {
  id: uuid,
  user_id: uuid,
  token_type: text,
  token_hash: text,
  relates_to: text,
  created_at: time,
  updated_at: time
}

export const factorColumns = {
  id: uuid,
  user_id: uuid,
  created_at: time,
  updated_at: time,
  status: text,
  friendly_name: text,
  secret: text,
  factor_type: text,
  phone: text,
  last_challenged_at: nullable(time),
  web_authn_credential: nullable(json),
  web_authn_aaguid: nullable(text),
  /** JSON whose members have an order of their own. */
  last_webauthn_challenge_data: nullable(text)
}
export type Factor = RowOf<typeof factorColumns>

export const challengeColumns = {
  id: uuid,
  factor_id: uuid,
  created_at: time,
  verified_at: nullable(time),
  ip_address: text,
  otp_code: text,
  web_authn_session_data: nullable(json)
}
export type Challenge = RowOf<typeof challengeColumns>

/** A passkey. Bytes are kept as base64url. */
export const passkeyColumns = {
  id: uuid,
  user_id: uuid,
  credential_id: text,
  public_key: text,
  attestation_type: text,
  aaguid: nullable(text),
  sign_count: number,
  transports: list(text),
  backup_eligible: flag,
  backed_up: flag,
  friendly_name: text,
  created_at: time,
  updated_at: time,
  last_used_at: nullable(time)
}
export type Passkey = RowOf<typeof passkeyColumns>

/** A challenge for a passkey, to be registered or to sign in. */
export const passkeyChallengeColumns = {
  id: uuid,
  /** Absent for a sign-in: the user is not known yet. */
  user_id: nullable(uuid),
  challenge_type: text,
  session_data: json,
  created_at: time,
  expires_at: time
}
export type PasskeyChallenge = RowOf<typeof passkeyChallengeColumns>

/** A sign-in that is not over when its request is: it ends at a provider, in an exchange of codes, or both. */
export const flowStateColumns = {
  id: uuid,
  user_id: nullable(uuid),
  auth_code: nullable(text),
  authentication_method: text,
  code_challenge: nullable(text),
  code_challenge_method: nullable(text),
  provider_type: text,
  referrer: nullable(text),
  oauth_client_state_id: nullable(uuid),
  linking_target_id: nullable(uuid),
  auth_code_issued_at: nullable(time),
  created_at: time,
  updated_at: time
}
export type FlowState = RowOf<typeof flowStateColumns>

/** What the server itself keeps of a sign-in at a provider that wants a code challenge. */
export const oauthClientStateColumns = { id: uuid, provider_type: text, code_verifier: text, created_at: time }

export const auditColumns = { id: uuid, payload: json, created_at: time, ip_address: text }
export type AuditEntry = RowOf<typeof auditColumns>

/** What would have been mailed or texted. */
export const messageColumns = {
  id: uuid,
  kind: oneOf(messageKinds),
  channel: text,
  to: text,
  user_id: uuid,
  link: nullable(text),
  token: nullable(text),
  otp: nullable(text),
  created_at: time
}
export type Message = RowOf<typeof messageColumns>
