/** Refresh tokens of version 2: each carries its session and a count, and the session knows how far it has come. */
import * as Either from "effect/Either"
import type { Session } from "../../database/rows.js"
import { badRequest, kept } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { fromBase64Url, toBase64Url } from "../../standards/encoding/base64.js"
import { second } from "../../standards/time/timestamp.js"
import { deleteSession } from "../queries/sessions.js"
import { isSignedBy, parseSelfContained, writeSelfContained } from "./refreshToken.js"

const keyLength = 32

/** What a session needs to have such tokens. */
export const beginCounting = ({ random }: Call) => ({
  refresh_token_hmac_key: toBase64Url(random.bytes(keyLength)),
  refresh_token_counter: 0
})

/** A session that has such tokens. */
export type Counting = Session & { readonly refresh_token_hmac_key: string; readonly refresh_token_counter: number }

export const isCounting = (session: Session): session is Counting =>
  session.refresh_token_hmac_key !== null && session.refresh_token_counter !== null

const keyOf = (session: Counting): Uint8Array =>
  Either.getOrElse(fromBase64Url(session.refresh_token_hmac_key), () => new Uint8Array(0))

/** The newest token of a session. */
export const writeCounted = (session: Counting): string =>
  writeSelfContained(session.id, session.refresh_token_counter, keyOf(session))

/** The same, with what the response says about it. */
export const countedToken = (call: Call, session: Counting): string => {
  call.sent.set("sb-auth-refresh-token-counter", String(session.refresh_token_counter))
  return writeCounted(session)
}

/** The session of a token, and how many tokens it has handed out since. */
export const findCounted = (
  { db }: Call,
  text: string
): { readonly session: Counting; readonly behind: number } | undefined => {
  const token = parseSelfContained(text)
  const session = token === undefined ? undefined : db.sessions.table.get(token.sessionId)
  return token === undefined || session === undefined || !isCounting(session) || !isSignedBy(token, keyOf(session))
    ? undefined
    : { session, behind: session.refresh_token_counter - token.counter }
}

const used = kept(badRequest("refresh_token_already_used", "Invalid Refresh Token: Already Used"))

/** A session as it goes on after one of its tokens was used: with the next token, or once more with the newest. */
export const useCounted = (call: Call, session: Counting, behind: number): Result<Counting> => {
  const { refreshTokenAllowReuse, refreshTokenReuseInterval, refreshTokenRotation } = call.settings.security
  if (behind < 0) {
    return Either.left(badRequest("validation_failed", "Invalid Refresh Token: Not Issued By This Server"))
  }
  if (behind === 0) {
    call.sent.set("sb-auth-refresh-token-reuse", "false")
    return Either.right({ ...session, refresh_token_counter: session.refresh_token_counter + 1 })
  }
  const since = call.now() - (session.refreshed_at ?? session.created_at)
  const causes = [
    ...(since < BigInt(refreshTokenReuseInterval) * second ? ["concurrent-refresh"] : []),
    ...(behind === 1 ? ["fail-to-save"] : []),
    ...(refreshTokenAllowReuse ? ["always-allow"] : [])
  ]
  if (causes.length > 0) {
    call.sent.set("sb-auth-refresh-token-reuse-cause", causes.join(","))
    return Either.right(session)
  }
  if (refreshTokenRotation) {
    deleteSession(call, session.id)
    call.sent.set("sb-auth-refresh-token-rotated", "true")
  }
  return Either.left(used)
}
