import * as Either from "effect/Either"
import type { Claim, RefreshToken, Session, User } from "../../database/rows.js"
import { internal } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { clientIp, header } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { untaken } from "../../standards/crypto/random.js"
import type { Body } from "../../standards/json/json.js"
import { JsonText, writeJson } from "../../standards/json/json.js"
import { signToken } from "../../standards/jwt/jwt.js"
import { toMicroseconds, unixSeconds } from "../../standards/time/timestamp.js"
import { customClaims } from "../hooks/customClaims.js"
import { hasVerifiedFactor } from "../queries/factors.js"
import type { LoadedUser } from "../users/userBody.js"
import { userBody } from "../users/userBody.js"
import { saveUser } from "../users/users.js"
import { beginCounting, countedToken, isCounting } from "./countedTokens.js"

const methods = [
  "password",
  "otp",
  "oauth",
  "anonymous",
  "totp",
  "mfa/phone",
  "mfa/webauthn",
  "sso/saml",
  "passkey",
  "oauth_provider/authorization_code",
  "web3",
  "recovery",
  "invite",
  "magiclink",
  "email/signup",
  "email_change"
] as const

/** How somebody signed in. */
export type Method = (typeof methods)[number]

export const isMethod = (text: string): text is Method => methods.some((method) => method === text)

/** What a sign-in gives. */
export interface Grant {
  readonly accessToken: string
  readonly expiresAt: number
  readonly expiresIn: number
  readonly refreshToken: string
  readonly user: User
}

const secondFactors = new Set(["totp", "mfa/phone", "mfa/webauthn"])

/** To the second: of two within one, the older comes first. */
const newestFirst = (left: Claim, right: Claim): number => unixSeconds(right.updated_at) - unixSeconds(left.updated_at)

/** What it takes to sign an access token. */
type Signer = Pick<Call, "db" | "keys" | "now" | "settings">

/** When a session of somebody is over who has a second factor and has not used it. */
const lowEnd = (call: Signer, session: Session, user: User): number => {
  const { allowLowAal } = call.settings.sessions
  return allowLowAal === 0n || !hasVerifiedFactor(call, user.id)
    ? Number.POSITIVE_INFINITY
    : unixSeconds(session.created_at + allowLowAal)
}

/** An access token, and when it ends. */
type Signed = Pick<Grant, "accessToken" | "expiresAt" | "expiresIn">

/** What a session says of its user now. */
const claimsOf = (
  call: Signer,
  session: Session,
  user: User
): { readonly claims: string; readonly times: Omit<Signed, "accessToken"> } => {
  const { exp, issuer } = call.settings.jwt
  const issuedAt = unixSeconds(call.now())
  const raised = session.amr.some(({ method }) => secondFactors.has(method))
  const expiresAt = Math.min(issuedAt + exp, raised ? Number.POSITIVE_INFINITY : lowEnd(call, session, user))
  const claims = writeJson({
    iss: issuer === "" ? undefined : issuer,
    sub: user.id,
    aud: user.aud,
    exp: expiresAt,
    iat: issuedAt,
    email: user.email,
    phone: user.phone,
    app_metadata: new JsonText(user.app_metadata),
    user_metadata: new JsonText(user.user_metadata),
    role: user.role,
    aal: raised ? "aal2" : "aal1",
    amr: [...session.amr]
      .sort(newestFirst)
      .map(({ method, updated_at }) => ({ method, timestamp: unixSeconds(updated_at) })),
    session_id: session.id,
    is_anonymous: user.is_anonymous,
    client_id: session.oauth_client_id ?? undefined,
    scope: session.scopes ?? undefined
  })
  return { claims, times: { expiresAt, expiresIn: expiresAt - issuedAt } }
}

/** Signs what a session says of its user now, whatever a hook would make of that. */
export const plainToken = (call: Signer, session: Session, user: User): Signed => {
  const { claims, times } = claimsOf(call, session, user)
  return { accessToken: signToken(claims, call.keys), ...times }
}

/** Signs what a session says of its user now, and what the hook for that makes of it. */
export const accessToken = (
  call: Call,
  session: Session,
  user: User,
  method: Method | "token_refresh"
): Result<Signed> => {
  const { claims, times } = claimsOf(call, session, user)
  return Either.map(customClaims(call, user.id, claims, method), (custom) => ({
    accessToken: signToken(custom, call.keys),
    ...times
  }))
}

/** Gives a session a refresh token. */
export const createRefreshToken = (call: Call, session: Session, parent = ""): RefreshToken => {
  const now = toMicroseconds(call.now())
  const token: RefreshToken = {
    id: call.random.uuid(),
    token: untaken(
      () => call.random.alphanumeric(12),
      (token) => call.db.refreshTokens.byToken.idOf(token) !== undefined
    ),
    user_id: session.user_id,
    parent,
    session_id: session.id,
    revoked: false,
    created_at: now,
    updated_at: now
  }
  call.db.refreshTokens.table.insert(token)
  return token
}

/** The session with one more method of signing in, or the same one used again. */
export const withClaim = (call: Call, session: Session, method: Method): Session => {
  const now = toMicroseconds(call.now())
  const others = session.amr.filter((claim) => claim.method !== method)
  const known = session.amr.find((claim) => claim.method === method)
  return { ...session, amr: [...others, { method, created_at: known?.created_at ?? now, updated_at: now }] }
}

/** Opens a session and hands out its tokens. */
export const openSession = (call: Call, user: User, method: Method, given: Partial<Session> = {}): Result<Grant> =>
  Either.gen(function* () {
    const signedIn = { ...user, last_sign_in_at: call.now() }
    call.sent.set("sb-auth-user-id", user.id)
    const now = toMicroseconds(call.now())
    const session = withClaim(
      call,
      {
        id: call.random.uuid(),
        user_id: user.id,
        created_at: now,
        updated_at: now,
        factor_id: null,
        aal: "aal1",
        amr: [],
        not_after: null,
        refreshed_at: null,
        user_agent: header(call.request, "user-agent") || null,
        ip: clientIp(call) || null,
        tag: null,
        oauth_client_id: null,
        scopes: null,
        refresh_token_hmac_key: null,
        refresh_token_counter: null,
        ...(call.settings.security.refreshTokenVersion === 2 ? beginCounting(call) : {}),
        ...given
      },
      method
    )
    call.db.sessions.table.insert(session)
    const refreshToken = isCounting(session) ? "" : createRefreshToken(call, session).token
    const saved = yield* Either.mapLeft(saveUser(call, signedIn), (cause) =>
      internal("Database error granting user", cause)
    )
    call.sent.set("sb-auth-session-id", session.id)
    if (isCounting(session)) {
      const refreshToken = countedToken(call, session)
      return { ...(yield* accessToken(call, session, saved, method)), refreshToken, user: saved }
    }
    call.sent.set("sb-auth-refresh-token-prefix", refreshToken.slice(0, 5))
    return { ...(yield* accessToken(call, session, saved, method)), refreshToken, user: saved }
  })

/** The response with tokens. */
export const grantBody = (grant: Grant, loaded: LoadedUser, more: { readonly [member: string]: Body } = {}): Body => ({
  access_token: grant.accessToken,
  token_type: "bearer",
  expires_in: grant.expiresIn,
  expires_at: grant.expiresAt,
  refresh_token: grant.refreshToken,
  user: userBody({ ...loaded, user: grant.user }),
  ...more
})
