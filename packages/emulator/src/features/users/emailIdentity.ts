import * as Either from "effect/Either"
import type { Identity, User } from "../../database/rows.js"
import type { Call } from "../../http/call.js"
import type { Json } from "../../standards/json/json.js"
import { readStoredMap, writeJson } from "../../standards/json/json.js"
import { createIdentity, identityData, providersOf } from "./identities.js"
import { mergeMetadata } from "./metadata.js"
import type { Written } from "./users.js"
import { identitiesOf } from "./users.js"

/** The user with `provider` and `providers` as its identities have them. */
export const withProviders = (call: Call, user: User): User => {
  const providers = providersOf(call, user.id)
  const [first] = providers
  const updates = new Map<string, Json>([["providers", providers]])
  if (first !== undefined) updates.set("provider", first)
  return { ...user, app_metadata: writeJson(mergeMetadata(readStoredMap(user.app_metadata), updates)) }
}

/** Where the server is told so, a first password gives a confirmed address an identity of its own. */
export const ensureEmailIdentity = (
  call: Call,
  user: User
): Written<{ readonly user: User; readonly added: ReadonlyArray<Identity> }> => {
  const wanted =
    call.settings.experimental.emailIdentityOnPassword &&
    !user.is_sso_user &&
    !user.is_anonymous &&
    user.email !== "" &&
    user.email_confirmed_at !== null &&
    !identitiesOf(call, user.id).some((identity) => identity.provider === "email")
  if (!wanted) return Either.right({ user, added: [] })
  const data = identityData(user, { email: user.email, emailVerified: true })
  return Either.map(createIdentity(call, user, "email", data), (identity) => ({
    user: withProviders(call, user),
    added: [identity]
  }))
}
