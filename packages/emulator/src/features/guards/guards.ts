import * as Either from "effect/Either"
import type { Session, User } from "../../database/rows.js"
import { badRequest, forbidden, notFound, unauthorized } from "../../http/apiError.js"
import type { AdminCall, AdminUserCall, Call, UserCall } from "../../http/call.js"
import { header } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import type { Guard, Params } from "../../http/router.js"
import type { Claims } from "../../standards/jwt/claims.js"
import { timeProblem, verifyToken } from "../../standards/jwt/jwt.js"
import { nilUuid, parseUuid } from "../../standards/text/uuid.js"
import { sessionEnd } from "../sessions/sessionEnd.js"
import { isBanned } from "../users/users.js"

const bearer = /^bearer ([^\t\n\f\r ]+)$/i

const checkedTokens = new WeakMap<Call["keys"], Map<string, Either.Either<Claims, string>>>()

/** A token's signature does not change: it is checked once. */
const verifyOnce = (call: Call, token: string): Either.Either<Claims, string> => {
  let known = checkedTokens.get(call.keys)
  if (known === undefined || known.size > 1000) {
    known = new Map()
    checkedTokens.set(call.keys, known)
  }
  let result = known.get(token)
  if (result === undefined) {
    result = verifyToken(token, call.keys)
    known.set(token, result)
  }
  return result
}

const readClaims = (call: Call): Result<Claims> => {
  const token = bearer.exec(header(call.request, "authorization"))?.[1]
  if (token === undefined) {
    return Either.left(unauthorized("no_authorization", "This endpoint requires a valid Bearer token"))
  }
  const bad = (problem: string) => forbidden("bad_jwt", `invalid JWT: unable to parse or verify signature, ${problem}`)
  const claims = verifyOnce(call, token)
  if (Either.isLeft(claims)) return Either.left(bad(claims.left))
  const problem = timeProblem(claims.right, call.now())
  return problem === undefined ? Either.right(claims.right) : Either.left(bad(problem))
}

const namesSession = (claims: Claims) => claims.session_id !== "" && claims.session_id !== nilUuid

const loadPerson = (
  { db }: Call,
  claims: Claims
): Result<{ readonly user: User; readonly session: Session | undefined }> => {
  if (claims.sub === "") return Either.left(forbidden("bad_jwt", "invalid claim: missing sub claim"))
  const id = parseUuid(claims.sub)
  if (id === undefined) return Either.left(badRequest("bad_jwt", "invalid claim: sub claim must be a UUID"))
  const user = db.users.table.get(id)
  if (user === undefined) {
    return Either.left(forbidden("user_not_found", "User from sub claim in JWT does not exist"))
  }
  if (!namesSession(claims)) return Either.right({ user, session: undefined })
  const sessionId = parseUuid(claims.session_id)
  if (sessionId === undefined) {
    return Either.left(forbidden("bad_jwt", "invalid claim: session_id claim must be a UUID"))
  }
  const session = db.sessions.table.get(sessionId)
  if (session === undefined) {
    return Either.left(forbidden("session_not_found", "Session from session_id claim in JWT does not exist"))
  }
  return Either.right({ user, session })
}

/** Lets only admin roles pass. */
export const requireAdmin = (call: Call): Result<AdminCall> => {
  const claims = readClaims(call)
  if (Either.isLeft(claims)) return Either.left(claims.left)
  if (namesSession(claims.right)) {
    const person = loadPerson(call, claims.right)
    if (Either.isLeft(person)) return Either.left(person.left)
    const { session, user } = person.right
    if (session !== undefined && sessionEnd(call, session, user) !== undefined) {
      return Either.left(forbidden("session_expired", "Session is no longer valid"))
    }
  }
  const { role } = claims.right
  if (!call.settings.jwt.adminRoles.includes(role)) {
    return Either.left(forbidden("not_admin", "User not allowed"))
  }
  const admin = { id: nilUuid, email: role, phone: "", is_sso_user: false, user_metadata: "{}" }
  return Either.right({ ...call, claims: claims.right, admin })
}

/** Lets only signed-in users pass who are not banned. */
export const requireUser = (call: Call): Result<UserCall> => {
  const claims = readClaims(call)
  if (Either.isLeft(claims)) return Either.left(claims.left)
  const person = loadPerson(call, claims.right)
  if (Either.isLeft(person)) return Either.left(person.left)
  const { session, user } = person.right
  if (isBanned(user, call.now())) return Either.left(forbidden("user_banned", "User is banned"))
  return Either.right({ ...call, claims: claims.right, user, session })
}

/** Rejects anonymous users. */
export const requireNotAnonymous = (call: UserCall): Result<UserCall> =>
  call.claims.is_anonymous
    ? Either.left(forbidden("no_authorization", "Anonymous user not allowed to perform these actions"))
    : Either.right(call)

/** Finds the user of an admin path. */
export const loadPathUser: Guard<AdminCall, AdminUserCall> = (call: AdminCall, params: Params) => {
  const id = parseUuid(params["user_id"] ?? "")
  if (id === undefined) return Either.left(notFound("validation_failed", "user_id must be an UUID"))
  const user = call.db.users.table.get(id)
  return user === undefined
    ? Either.left(notFound("user_not_found", "User not found"))
    : Either.right({ ...call, user })
}
