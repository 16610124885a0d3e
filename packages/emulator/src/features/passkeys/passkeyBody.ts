import type { Passkey } from "../../database/rows.js"
import type { Body } from "../../standards/json/json.js"

/** A passkey as lists show it. */
export const passkeyBody = (passkey: Passkey): { readonly [member: string]: Body } => ({
  id: passkey.id,
  friendly_name: passkey.friendly_name === "" ? undefined : passkey.friendly_name,
  created_at: passkey.created_at,
  last_used_at: passkey.last_used_at ?? undefined
})
