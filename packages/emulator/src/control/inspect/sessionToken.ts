import { plainToken } from "../../features/sessions/sessions.js"
import type { Body } from "../../standards/json/json.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import type { Controls } from "../controls.js"

/**
 * A new access token of a session, whose refresh token stays as it is; undefined when there is no such session. No hook is
 * asked.
 */
export const sessionToken = (controls: Controls, id: string, now: Timestamp): Body => {
  const { db, keys, settings } = controls
  const session = db.sessions.table.get(id)
  const user = session && db.users.table.get(session.user_id)
  if (session === undefined || user === undefined) return undefined
  const { accessToken, expiresAt } = plainToken({ db, keys: keys(), settings, now: () => now }, session, user)
  return { access_token: accessToken, expires_at: expiresAt }
}
