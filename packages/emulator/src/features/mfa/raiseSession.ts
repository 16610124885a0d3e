import * as Either from "effect/Either"
import type { Session, User } from "../../database/rows.js"
import { internal, unhandled } from "../../http/apiError.js"
import type { UserCall } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import type { Body } from "../../standards/json/json.js"
import { deleteFactor, factorsOf } from "../queries/factors.js"
import { deleteSession } from "../queries/sessions.js"
import { isCounting, writeCounted } from "../sessions/countedTokens.js"
import { currentToken, replaceToken } from "../sessions/refresh.js"
import { accessToken, grantBody, withClaim } from "../sessions/sessions.js"
import { loadUser, reloadUser } from "../users/users.js"
import type { WithFactor } from "./factors.js"
import { methodOf } from "./factors.js"

/** Sessions that have not seen a second factor end when another one has. */
const deleteLowSessions = (call: UserCall, keptId: string): void => {
  const { sessions } = call.db
  for (const session of sessions.table.resolve(sessions.byUser.idsOf(call.user.id))) {
    if (session.id !== keptId && session.aal === "aal1") deleteSession(call, session.id)
  }
}

/** The token with which a raised session goes on. None from before is good any more. */
const nextToken = (
  call: UserCall,
  session: Session,
  user: User
): Result<{ readonly issued: string; readonly user: User }> =>
  Either.gen(function* () {
    if (isCounting(session)) {
      const raised = { ...session, refresh_token_counter: session.refresh_token_counter + 2 }
      call.db.sessions.table.update(raised)
      return { issued: writeCounted(raised), user }
    }
    const token = currentToken(call, session)
    if (token === undefined) return yield* Either.left(unhandled)
    const next = yield* replaceToken(call, session, user, token)
    call.db.sessions.table.update(session)
    return next
  })

/** Raises the session of a call whose second factor was right, and hands out its new tokens. */
export const raiseSession = (call: WithFactor<UserCall>): Result<Body> =>
  Either.gen(function* () {
    const { claims, factor } = call
    if (claims.session_id === "") return yield* Either.left(internal("Cannot read SessionId claim as UUID"))
    if (call.session === undefined) return yield* Either.left(unhandled)
    // The response still lists what is deleted below.
    const loaded = loadUser(call, reloadUser(call, call.user))
    const session = { ...withClaim(call, call.session, methodOf(factor)), aal: "aal2", factor_id: factor.id }
    const { issued, user } = yield* nextToken(call, session, loaded.user)
    const signed = yield* accessToken(call, session, user, methodOf(factor))
    deleteLowSessions(call, session.id)
    for (const other of factorsOf(call, user.id)) {
      if (other.status !== "verified" && other.factor_type === factor.factor_type) deleteFactor(call, other.id)
    }
    return grantBody({ ...signed, refreshToken: issued, user }, loaded)
  })
