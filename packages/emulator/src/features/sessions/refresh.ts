import * as Either from "effect/Either"
import type { RefreshToken, Session, User } from "../../database/rows.js"
import type { ApiError } from "../../http/apiError.js"
import { badRequest, internal } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { clientIp, header } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { byteLength } from "../../standards/text/byteLength.js"
import { uuidToBytes } from "../../standards/text/uuid.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { second, toMicroseconds } from "../../standards/time/timestamp.js"
import { audit } from "../audit/audit.js"
import { isBanned, saveUser } from "../users/users.js"
import type { Counting } from "./countedTokens.js"
import { beginCounting, countedToken, findCounted, isCounting, useCounted } from "./countedTokens.js"
import type { SessionEnd } from "./sessionEnd.js"
import { sessionEnd, usedAt } from "./sessionEnd.js"
import type { Grant } from "./sessions.js"
import { accessToken, createRefreshToken } from "./sessions.js"

const missing = badRequest("refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found")

const used: ApiError = {
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
const reuse = (call: Call, session: Session, token: RefreshToken): Result<string | undefined> => {
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
): Result<{ readonly issued: string; readonly user: User }> => {
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

/** A refresh token that is known: a row of its own, or one that its session counts. */
type Known =
  | { readonly kind: "row"; readonly token: RefreshToken; readonly session: Session }
  | { readonly kind: "counted"; readonly behind: number; readonly session: Counting }

const lookUp = (call: Call, text: string): Known | undefined => {
  const { refreshTokens, sessions } = call.db
  if (byteLength(text) !== 12) {
    const counted = findCounted(call, text)
    return counted === undefined ? undefined : { kind: "counted", ...counted }
  }
  const token = refreshTokens.table.find(refreshTokens.byToken, text)
  const session = token === undefined ? undefined : sessions.table.get(token.session_id)
  return token === undefined || session === undefined ? undefined : { kind: "row", token, session }
}

const find = (call: Call, text: string): Result<{ readonly known: Known; readonly user: User }> => {
  const known = lookUp(call, text)
  const user = known === undefined ? undefined : call.db.users.table.get(known.session.user_id)
  if (known === undefined || user === undefined) return Either.left(missing)
  call.sent.set("sb-auth-user-id", user.id)
  if (isBanned(user, call.now())) {
    return Either.left(badRequest("user_banned", "Invalid Refresh Token: User Banned"))
  }
  call.sent.set("sb-auth-session-id", known.session.id)
  const end = sessionEnd(call, known.session, user, lastUse(known))
  return end === undefined
    ? Either.right({ known, user })
    : Either.left(badRequest("session_expired", endMessages[end]))
}

const lastUse = (known: Known): Timestamp | undefined => (known.kind === "row" ? known.token.updated_at : undefined)

const replaced = badRequest("session_expired", "Invalid Refresh Token: Session Expired (Revoked by Newer Login)")

/** Where a user may have one session only, the one that was used last goes on. */
const checkSingle = (call: Call, known: Known, user: User): Result<void> => {
  if (!call.settings.sessions.singlePerUser) return Either.right(undefined)
  const { byUser, table } = call.db.sessions
  const own = usedAt(known.session, lastUse(known))
  const newer = table
    .resolve(byUser.idsOf(user.id))
    .some(
      (other) => other.id !== known.session.id && sessionEnd(call, other, user) === undefined && usedAt(other) > own
    )
  return newer ? Either.left(replaced) : Either.right(undefined)
}

const foreign = (description: string): ApiError => ({ kind: "oauth", error: "invalid_client", description })

/** A session that an application opened is for that application, and all others are for none. */
const checkClient = (session: Session, clientId: string | undefined): Result<void> => {
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

interface Used {
  readonly session: Session
  readonly user: User
  readonly issued: string
}

const countOn = (call: Call, session: Counting, user: User, behind: number): Result<Used> =>
  Either.map(useCounted(call, session, behind), (next) => {
    audit(call, user, "token_refreshed")
    return { session: next, user, issued: countedToken(call, next) }
  })

/** Whether a session gets tokens of version 2 from now on: a part of all sessions, the same ones every time. */
const upgrades = (call: Call, session: Session): boolean => {
  const { refreshTokenUpgrade, refreshTokenVersion } = call.settings.security
  const [first = 0] = uuidToBytes(session.id)
  return refreshTokenVersion === 2 && (first * 100) / 256 < refreshTokenUpgrade
}

const useRow = (call: Call, session: Session, user: User, token: RefreshToken): Result<Used> =>
  Either.gen(function* () {
    const again = token.revoked ? yield* reuse(call, session, token) : undefined
    audit(call, user, "token_refreshed")
    if (again !== undefined) {
      call.sent.set("sb-auth-refresh-token-prefix", again.slice(0, 5))
      return { session, user, issued: again }
    }
    const next = yield* replaceToken(call, session, user, token)
    call.sent.set("sb-auth-refresh-token-reuse", "false")
    if (!upgrades(call, session)) {
      call.sent.set("sb-auth-refresh-token-prefix", next.issued.slice(0, 5))
      return { session, ...next }
    }
    const counting: Counting = isCounting(session)
      ? { ...session, refresh_token_counter: session.refresh_token_counter + 1 }
      : { ...session, ...beginCounting(call) }
    const row = call.db.refreshTokens.table.find(call.db.refreshTokens.byToken, next.issued)
    if (row !== undefined) revoke(call, row)
    const issued = countedToken(call, counting)
    call.sent.set("sb-auth-refresh-token-prefix", issued.slice(0, 5))
    return { session: counting, user: next.user, issued }
  })

/** Hands out new tokens for a refresh token, to an application or to the user. */
export const refreshSession = (call: Call, text: string, clientId?: string): Result<Grant> =>
  Either.gen(function* () {
    const { known, user } = yield* find(call, text)
    yield* checkClient(known.session, clientId)
    yield* checkSingle(call, known, user)
    const {
      issued,
      session,
      user: current
    } = yield* known.kind === "row"
      ? useRow(call, known.session, user, known.token)
      : countOn(call, known.session, user, known.behind)
    const signed = yield* accessToken(call, session, current, "token_refresh")
    call.db.sessions.table.update({
      ...session,
      refreshed_at: toMicroseconds(call.now()),
      user_agent: header(call.request, "user-agent") || null,
      ip: clientIp(call) || null
    })
    return { ...signed, refreshToken: issued, user: current }
  })
