import type { Session, User } from "../../database/rows.js"
import type { Call } from "../../http/call.js"

/** What can end a session without a sign-out. */
export type SessionEnd = "ended" | "timebox" | "inactive" | "low_aal"

/** When a session was used last. `refreshedAt` is when the refresh token that is shown was. */
export const usedAt = (session: Session, refreshedAt?: bigint): bigint =>
  session.refreshed_at ??
  (refreshedAt !== undefined && refreshedAt > session.created_at ? refreshedAt : session.created_at)

/** Why a session is over although its row is there. */
export const sessionEnd = (call: Call, session: Session, user: User, refreshedAt?: bigint): SessionEnd | undefined => {
  const { allowLowAal, inactivityTimeout, timebox } = call.settings.sessions
  const now = call.now()
  if (session.not_after !== null && now > session.not_after) return "ended"
  if (timebox !== 0n && now > session.created_at + timebox) return "timebox"
  if (inactivityTimeout !== 0n && now > usedAt(session, refreshedAt) + inactivityTimeout) return "inactive"
  const { factors } = call.db
  const hasFactor = factors.table.resolve(factors.byUser.idsOf(user.id)).some((factor) => factor.status === "verified")
  const low = hasFactor && session.aal === "aal1"
  return low && allowLowAal !== 0n && now > session.created_at + allowLowAal ? "low_aal" : undefined
}
