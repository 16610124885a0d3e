import type { Factor, Identity, User } from "../../database/rows.js"
import type { Body } from "../../standards/json/json.js"
import { JsonText } from "../../standards/json/json.js"

const orAbsent = <A>(value: A | null): A | undefined => value ?? undefined
const orAbsentText = (value: string): string | undefined => (value === "" ? undefined : value)

const identityBody = (identity: Identity): { readonly [member: string]: Body } => ({
  identity_id: identity.id,
  id: identity.provider_id,
  user_id: identity.user_id,
  identity_data: identity.identity_data === "{}" ? undefined : new JsonText(identity.identity_data),
  provider: identity.provider,
  last_sign_in_at: orAbsent(identity.last_sign_in_at),
  created_at: identity.created_at,
  updated_at: identity.updated_at,
  email: orAbsentText(identity.email)
})

export const factorBody = (factor: Factor): { readonly [member: string]: Body } => ({
  id: factor.id,
  created_at: factor.created_at,
  updated_at: factor.updated_at,
  status: factor.status,
  friendly_name: orAbsentText(factor.friendly_name),
  factor_type: factor.factor_type,
  phone: factor.phone,
  last_challenged_at: factor.last_challenged_at,
  web_authn_aaguid: orAbsent(factor.web_authn_aaguid),
  last_webauthn_challenge_data:
    factor.last_webauthn_challenge_data === null ? undefined : new JsonText(factor.last_webauthn_challenge_data)
})

/** A user with what belongs to it, as a response shows it. */
export interface LoadedUser {
  readonly user: User
  /** null in lists, which do not load them. */
  readonly identities: ReadonlyArray<Identity> | null
  readonly factors: ReadonlyArray<Factor>
}

/** The members of a user, in the order in which they are sent. */
export const userBody = ({ factors, identities, user }: LoadedUser): { readonly [member: string]: Body } => ({
  id: user.id,
  aud: user.aud,
  role: user.role,
  email: user.email,
  email_confirmed_at: orAbsent(user.email_confirmed_at),
  invited_at: orAbsent(user.invited_at),
  phone: user.phone,
  phone_confirmed_at: orAbsent(user.phone_confirmed_at),
  confirmation_sent_at: orAbsent(user.confirmation_sent_at),
  confirmed_at: orAbsent(user.confirmed_at),
  recovery_sent_at: orAbsent(user.recovery_sent_at),
  new_email: orAbsentText(user.email_change),
  email_change_sent_at: orAbsent(user.email_change_sent_at),
  new_phone: orAbsentText(user.phone_change),
  phone_change_sent_at: orAbsent(user.phone_change_sent_at),
  reauthentication_sent_at: orAbsent(user.reauthentication_sent_at),
  last_sign_in_at: orAbsent(user.last_sign_in_at),
  app_metadata: new JsonText(user.app_metadata),
  user_metadata: new JsonText(user.user_metadata),
  factors: factors.length === 0 ? undefined : factors.map(factorBody),
  identities: identities === null ? null : identities.map(identityBody),
  created_at: user.created_at,
  updated_at: user.updated_at,
  banned_until: orAbsent(user.banned_until),
  deleted_at: orAbsent(user.deleted_at),
  is_anonymous: user.is_anonymous
})
