import * as Either from "effect/Either"
import type { Call } from "../http/call.js"
import { clientIp, header } from "../http/call.js"
import type { Refusal } from "../http/refusal.js"
import { badRequest, internal } from "../http/refusal.js"
import { second, toMicroseconds } from "../rules/instant.js"
import type { RefreshToken, Session, User } from "../state/rows.js"
import { audit } from "./audit.js"
import type { SessionEnd } from "./sessionEnd.js"
import { sessionEnd } from "./sessionEnd.js"
import { accessToken, createRefreshToken } from "./sessions.js"
import type { Grant } from "./sessions.js"
import { isBanned, saveUser } from "./users.js"

const missing = badRequest("refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found")

const used: Refusal = {
  kind: "coded",
  status: 400,
  code: "refresh_token_already_used",
  message: "Invalid Refresh Token: Already Used",
  // The whole family stays revoked: somebody else may have the newest one.
  keep: true
}

const endMessages: { readonly [E in SessionEnd]: string } = {
  ended: "Invalid Refresh Token: Session Expired",
  timebox: "Invalid Refresh Token: Session Expired",
  inactive: "Invalid Refresh Token: Session Expired (Inactivity)",
  low_aal: "Invalid Refresh Token: Session Expired (Low AAL: User Needs MFA Verification)"
}

const tokensOf = ({ db }: Call, session: Session): ReadonlyArray<RefreshToken> =>
  db.refreshTokens.table.resolve(db.refreshTokens.bySession.idsOf(session.id))

const revoke = (call: Call, token: RefreshToken): void => {
  call.db.refreshTokens.table.update({ ...token, revoked: true, updated_at: toMicroseconds(call.now()) })
}

/** What a token that was used before is still good for: the current one again, or nothing. */
const reuse = (call: Call, session: Session, token: RefreshToken): Either.Either<string | undefined, Refusal> => {
  const active = tokensOf(call, session).findLast((each) => !each.revoked)
  if (active?.parent === token.token) return Either.right(active.token)
  const { refreshTokenReuseInterval, refreshTokenRotation } = call.settings.security
  if (call.now() <= token.updated_at + BigInt(refreshTokenReuseInterval) * second) return Either.right(undefined)
  if (refreshTokenRotation) for (const each of tokensOf(call, session)) if (!each.revoked) revoke(call, each)
  return Either.left(used)
}

/** Puts a new refresh token in the place of one, which is no longer good. */
export const replaceToken = (
  call: Call,
  session: Session,
  user: User,
  token: RefreshToken
): Either.Either<{ readonly issued: string; readonly user: User }, Refusal> => {
  audit(call, user, "token_revoked")
  revoke(call, token)
  const issued = createRefreshToken(call, session, token.token).token
  return Either.mapBoth(saveUser(call, user), {
    onLeft: (cause) => internal("Database error granting user", cause),
    onRight: (saved) => ({ issued, user: saved })
  })
}

/** The token with which a session goes on. */
export const currentToken = (call: Call, session: Session): RefreshToken | undefined =>
  tokensOf(call, session).find((token) => !token.revoked)

const find = (
  call: Call,
  text: string
): Either.Either<{ readonly token: RefreshToken; readonly session: Session; readonly user: User }, Refusal> => {
  const { db } = call
  const token = db.refreshTokens.table.find(db.refreshTokens.byToken, text)
  const session = token === undefined ? undefined : db.sessions.table.get(token.session_id)
  const user = token === undefined ? undefined : db.users.table.get(token.user_id)
  if (token === undefined || session === undefined || user === undefined) return Either.left(missing)
  call.sent.set("sb-auth-user-id", user.id)
  if (isBanned(user, call.now())) {
    return Either.left(badRequest("user_banned", "Invalid Refresh Token: User Banned"))
  }
  call.sent.set("sb-auth-session-id", session.id)
  const end = sessionEnd(call, session, user, token.updated_at)
  return end === undefined
    ? Either.right({ token, session, user })
    : Either.left(badRequest("session_expired", endMessages[end]))
}

const foreign = (description: string): Refusal => ({ kind: "oauth", error: "invalid_client", description })

/** A session that an application opened is for that application, and all others are for none. */
const checkClient = (session: Session, clientId: string | undefined): Either.Either<void, Refusal> => {
  const opener = session.oauth_client_id ?? undefined
  if (opener === clientId) return Either.right(undefined)
  if (opener === undefined) return Either.left(foreign("Client authentication not allowed for non-OAuth session"))
  return Either.left(
    foreign(
      clientId === undefined
        ? "Client authentication required for OAuth session"
        : "Client does not match the session's OAuth client"
    )
  )
}

/** Hands out new tokens for a refresh token, to an application or to the user. */
export const refreshSession = (call: Call, text: string, clientId?: string): Either.Either<Grant, Refusal> =>
  Either.gen(function* () {
    const { session, token, user } = yield* find(call, text)
    yield* checkClient(session, clientId)
    let issued = token.revoked ? yield* reuse(call, session, token) : undefined
    let current = user
    audit(call, user, "token_refreshed")
    if (issued === undefined) {
      const replaced = yield* replaceToken(call, session, user, token)
      issued = replaced.issued
      current = replaced.user
      call.sent.set("sb-auth-refresh-token-reuse", "false")
    }
    call.sent.set("sb-auth-refresh-token-prefix", issued.slice(0, 5))
    const signed = accessToken(call, session, current)
    call.db.sessions.table.update({
      ...session,
      refreshed_at: toMicroseconds(call.now()),
      user_agent: header(call.request, "user-agent") || null,
      ip: clientIp(call) || null
    })
    return { ...signed, refreshToken: issued, user: current }
  })
