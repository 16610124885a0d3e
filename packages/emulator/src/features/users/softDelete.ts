import * as Either from "effect/Either"
import type { User } from "../../database/rows.js"
import type { Call } from "../../http/call.js"
import { deleteFactorsOf } from "../queries/factors.js"
import { clearOneTimeTokens } from "../queries/oneTimeTokens.js"
import { deleteSessionsOf } from "../queries/sessions.js"
import { obscure } from "./obscure.js"
import type { Written } from "./users.js"
import { identitiesOf, saveUser } from "./users.js"

/**
 * Makes a user unrecognisable and ends everything of it, but keeps the row. Addresses become hashes, also those that
 * it did not have.
 */
export const softDelete = (call: Call, user: User): Written<User> => {
  const { db } = call
  const hidden: User = {
    ...user,
    email: obscure(user.id, user.email),
    phone: obscure(user.id, user.phone).slice(0, 15),
    email_change: obscure(user.id, user.email_change),
    phone_change: obscure(user.id, user.phone_change).slice(0, 15),
    encrypted_password: null,
    confirmation_token: "",
    recovery_token: "",
    email_change_token_current: "",
    email_change_token_new: "",
    phone_change_token: "",
    deleted_at: call.now(),
    app_metadata: "{}",
    user_metadata: "{}"
  }
  return Either.map(saveUser(call, hidden), (saved) => {
    clearOneTimeTokens(call, user.id)
    for (const identity of identitiesOf(call, user.id)) {
      const provider_id = obscure(identity.user_id, `${identity.provider}:${identity.provider_id}`)
      db.identities.table.update({ ...identity, identity_data: "{}", email: "", provider_id })
    }
    deleteFactorsOf(call, user.id)
    db.passkeys.table.deleteListed(db.passkeys.byUser, user.id)
    deleteSessionsOf(call, user.id)
    return saved
  })
}
