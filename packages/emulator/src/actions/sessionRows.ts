import type { Call } from "../http/call.js"

/** Ends a session: its refresh tokens go with it. */
export const deleteSession = ({ db }: Call, id: string): void => {
  for (const token of [...db.refreshTokens.bySession.idsOf(id)]) db.refreshTokens.table.delete(token)
  db.sessions.table.delete(id)
}

/** Ends the sessions of a user, all or all but one. */
export const deleteSessionsOf = (call: Call, userId: string, kept?: string): void => {
  for (const id of [...call.db.sessions.byUser.idsOf(userId)]) if (id !== kept) deleteSession(call, id)
}
