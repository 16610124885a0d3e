import type { Actor, Call } from "../../http/call.js"
import type { Json } from "../../standards/json/json.js"
import { readStoredMap, storedText } from "../../standards/json/json.js"
import { flat } from "../../standards/text/flat.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"

const logTypes = {
  login: "account",
  logout: "account",
  invite_accepted: "account",
  user_signedup: "team",
  user_invited: "team",
  user_deleted: "team",
  token_revoked: "token",
  token_refreshed: "token",
  user_modified: "user",
  user_recovery_requested: "user",
  user_reauthenticate_requested: "user",
  user_confirmation_requested: "user",
  user_repeated_signup: "user",
  user_updated_password: "user",
  identity_linked: "user",
  identity_unlinked: "user",
  factor_in_progress: "factor",
  factor_unenrolled: "factor",
  challenge_created: "factor",
  verification_attempted: "factor",
  factor_deleted: "factor",
  factor_updated: "factor",
  passkey_created: "user",
  passkey_updated: "user",
  passkey_deleted: "user"
} as const satisfies { readonly [action: string]: string }

export type AuditAction = keyof typeof logTypes

/** Writes a row into the audit log, unless the server is told to keep none. */
export const audit = (
  call: Call,
  actor: Actor,
  action: AuditAction,
  traits?: { readonly [name: string]: Json },
  ip = ""
): void => {
  if (call.settings.audit.disablePostgres) return
  const payload = new Map<string, Json>([
    ["action", action],
    ["actor_id", actor.id],
    ["actor_username", actor.phone === "" ? actor.email : actor.phone],
    ["actor_via_sso", actor.is_sso_user],
    ["log_type", logTypes[action]]
  ])
  if (actor.user_metadata.includes('"full_name"')) {
    const name = readStoredMap(actor.user_metadata).get("full_name")
    if (name !== undefined) payload.set("actor_name", name)
  }
  if (traits !== undefined) payload.set("traits", new Map(Object.entries(traits)))
  call.db.audit.table.insert({
    id: flat(call.random.uuid()),
    payload: flat(storedText(payload)),
    created_at: toMicroseconds(call.now()),
    ip_address: ip
  })
}
