import type { Call } from "../../http/call.js"

/** Ends a session: its refresh tokens go with it. */
export const deleteSession = ({ db }: Pick<Call, "db">, id: string): void => {
  db.refreshTokens.table.deleteListed(db.refreshTokens.bySession, id)
  db.sessions.table.delete(id)
}

/** Ends the sessions of a user, all or all but one. */
export const deleteSessionsOf = (call: Call, userId: string, kept?: string): void => {
  for (const id of call.db.sessions.byUser.idsOf(userId).slice()) if (id !== kept) deleteSession(call, id)
}

/** Ends the sessions in which an application acts for a user. */
export const deleteClientSessions = (call: Call, userId: string, clientId: string): void => {
  const { byUser, table } = call.db.sessions
  for (const session of table.resolve(byUser.idsOf(userId))) {
    if (session.oauth_client_id === clientId) deleteSession(call, session.id)
  }
}
