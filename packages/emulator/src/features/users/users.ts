import * as Either from "effect/Either"
import type { DatabaseError } from "../../database/postgres/error.js"
import { isUnstorable } from "../../database/postgres/text.js"
import type { Identity, User } from "../../database/rows.js"
import type { Call } from "../../http/call.js"
import { hashPassword } from "../../standards/crypto/passwordHash.js"
import type { JsonMap } from "../../standards/json/json.js"
import { hasNul, readStored, readStoredMap, storedText, writeJson } from "../../standards/json/json.js"
import { flat, intern } from "../../standards/text/flat.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { maybeToMicroseconds, toMicroseconds } from "../../standards/time/timestamp.js"
import { deleteFactorsOf } from "../queries/factors.js"
import { clearOneTimeTokens } from "../queries/oneTimeTokens.js"
import { deletePasskeysOf } from "../queries/passkeys.js"
import { deleteSessionsOf } from "../queries/sessions.js"
import { mergeMetadata } from "./metadata.js"
import type { LoadedUser } from "./userBody.js"

/** A change of the tables, or the constraint that it ran into. */
export type Written<A> = Either.Either<A, DatabaseError>

const tooLong: DatabaseError = { code: "22001", message: "value too long for type character varying(255)" }
const nulInText: DatabaseError = { code: "22021", message: 'invalid byte sequence for encoding "UTF8": 0x00' }

const textProblem = (user: User): DatabaseError | undefined => {
  if (user.role.length > 255 || user.aud.length > 255) {
    if ([...user.role].length > 255 || [...user.aud].length > 255) return tooLong
  }
  if (isUnstorable(`${user.role}${user.aud}${user.email}${user.phone}`)) return nulInText
  const escaped = "\\u0000"
  if (user.app_metadata.includes(escaped) || user.user_metadata.includes(escaped)) {
    if (hasNul(readStored(user.app_metadata)) || hasNul(readStored(user.user_metadata))) return nulInText
  }
  return undefined
}

const earlier = (left: Timestamp | null, right: Timestamp | null): Timestamp | null =>
  left === null ? right : right === null ? left : left < right ? left : right

const stored = (json: string): string =>
  json.includes("-0") ? storedText(readStored(json)) : json === "null" ? "{}" : json

/** The row as the database keeps it: microseconds, and the generated column. */
const columnsOf = (user: User): User => ({
  ...user,
  id: flat(user.id),
  aud: intern(user.aud),
  role: intern(user.role),
  email: flat(user.email),
  encrypted_password: user.encrypted_password === null ? null : flat(user.encrypted_password),
  email_confirmed_at: maybeToMicroseconds(user.email_confirmed_at),
  invited_at: maybeToMicroseconds(user.invited_at),
  phone_confirmed_at: maybeToMicroseconds(user.phone_confirmed_at),
  confirmation_sent_at: maybeToMicroseconds(user.confirmation_sent_at),
  confirmed_at: maybeToMicroseconds(earlier(user.email_confirmed_at, user.phone_confirmed_at)),
  recovery_sent_at: maybeToMicroseconds(user.recovery_sent_at),
  email_change_sent_at: maybeToMicroseconds(user.email_change_sent_at),
  phone_change_sent_at: maybeToMicroseconds(user.phone_change_sent_at),
  reauthentication_sent_at: maybeToMicroseconds(user.reauthentication_sent_at),
  last_sign_in_at: maybeToMicroseconds(user.last_sign_in_at),
  banned_until: maybeToMicroseconds(user.banned_until),
  deleted_at: maybeToMicroseconds(user.deleted_at),
  app_metadata: intern(stored(user.app_metadata)),
  user_metadata: flat(stored(user.user_metadata))
})

/** A user that is not yet in the table. */
export const newUser = (
  call: Call,
  given: {
    readonly aud: string
    readonly email?: string
    readonly phone?: string
    readonly encryptedPassword: string | null
    readonly userMetadata: JsonMap | null
    readonly appMetadata: JsonMap
  }
): User => ({
  id: call.random.uuid(),
  aud: given.aud,
  role: "",
  email: given.email ?? "",
  encrypted_password: given.encryptedPassword,
  email_confirmed_at: null,
  invited_at: null,
  phone: given.phone ?? "",
  phone_confirmed_at: null,
  confirmation_token: "",
  confirmation_sent_at: null,
  confirmed_at: null,
  recovery_token: "",
  recovery_sent_at: null,
  email_change_token_current: "",
  email_change_token_new: "",
  email_change: "",
  email_change_sent_at: null,
  email_change_confirm_status: 0,
  phone_change_token: "",
  phone_change: "",
  phone_change_sent_at: null,
  reauthentication_token: "",
  reauthentication_sent_at: null,
  last_sign_in_at: null,
  app_metadata: writeJson(given.appMetadata),
  user_metadata: writeJson(given.userMetadata),
  is_sso_user: false,
  created_at: 0n,
  updated_at: 0n,
  banned_until: null,
  deleted_at: null,
  is_anonymous: false
})

/** The database error for a user whom another request has just created. */
const lostRace = (call: Call, user: User): DatabaseError | undefined => {
  const problem = call.attempt.races ? call.db.users.table.conflict(columnsOf(user)) : undefined
  if (problem !== undefined) call.attempt.lost = true
  return problem
}

/** Inserts a new user, and returns it as the handler goes on with it. */
export const insertUser = (call: Call, user: User): Written<User> => {
  const now = toMicroseconds(call.now())
  const fresh = { ...user, created_at: now, updated_at: now }
  const problem = textProblem(fresh) ?? lostRace(call, fresh) ?? call.db.users.table.insert(columnsOf(fresh))
  return problem === undefined ? Either.right(fresh) : Either.left(problem)
}

/**
 * Writes a user back, and returns it as the handler goes on with it: the times of this request to the nanosecond, the
 * generated column as it was read.
 */
export const saveUser = (call: Call, user: User): Written<User> => {
  const fresh = { ...user, updated_at: toMicroseconds(call.now()) }
  const problem = textProblem(fresh) ?? call.db.users.table.update(columnsOf(fresh))
  return problem === undefined ? Either.right(fresh) : Either.left(problem)
}

/** The user as a new read from the database shows it. */
export const reloadUser = (call: Call, user: User): User => call.db.users.table.get(user.id) ?? user

export const identitiesOf = ({ db }: Call, userId: string): ReadonlyArray<Identity> =>
  db.identities.table.resolve(db.identities.byUser.idsOf(userId))

/** A user with what belongs to it now. */
export const loadUser = (call: Call, user: User): LoadedUser => ({
  user,
  identities: identitiesOf(call, user.id),
  factors: call.db.factors.table.resolve(call.db.factors.byUser.idsOf(user.id))
})

export const isBanned = (user: User, now: Timestamp): boolean => user.banned_until !== null && now < user.banned_until

export const hasPassword = (user: User): boolean => (user.encrypted_password ?? "") !== ""

export const mergeUserMetadata = (user: User, updates: JsonMap): User => ({
  ...user,
  user_metadata: writeJson(mergeMetadata(readStoredMap(user.user_metadata), updates))
})

export const mergeAppMetadata = (user: User, updates: JsonMap): User => ({
  ...user,
  app_metadata: writeJson(mergeMetadata(readStoredMap(user.app_metadata), updates))
})

const verified: JsonMap = new Map([["email_verified", true]])

/** Takes the e-mail address for confirmed, from now on, and ends every link that was sent. */
export const confirmEmail = (call: Call, user: User): User => {
  clearOneTimeTokens(call, user.id)
  return mergeUserMetadata({ ...user, confirmation_token: "", email_confirmed_at: call.now() }, verified)
}

/** The same for the phone number, of which the metadata say nothing. */
export const confirmPhone = (call: Call, user: User): User => {
  clearOneTimeTokens(call, user.id)
  return { ...user, confirmation_token: "", phone_confirmed_at: call.now() }
}

export const withPassword = (call: Call, user: User, password: string): User => ({
  ...user,
  encrypted_password: password === "" ? null : hashPassword(password, call.random)
})

/** The columns of codes and links, with none pending. */
export const noCodes = {
  confirmation_token: "",
  confirmation_sent_at: null,
  recovery_token: "",
  recovery_sent_at: null,
  email_change_token_current: "",
  email_change_token_new: "",
  email_change_sent_at: null,
  phone_change_token: "",
  phone_change_sent_at: null,
  reauthentication_token: "",
  reauthentication_sent_at: null
} as const

/** What a new password ends: every code, every link and every session but one. */
export const afterPasswordChange = (call: Call, user: User, keptSession?: string): User => {
  clearOneTimeTokens(call, user.id)
  deleteSessionsOf(call, user.id, keptSession)
  return { ...user, ...noCodes }
}

/** Removes a user with all that belongs to it. */
export const deleteUserRow = (call: Call, userId: string): void => {
  const { db } = call
  db.identities.table.deleteListed(db.identities.byUser, userId)
  deleteFactorsOf(call, userId)
  deletePasskeysOf(call, userId)
  deleteSessionsOf(call, userId)
  clearOneTimeTokens(call, userId)
  db.oauthAuthorizations.table.deleteListed(db.oauthAuthorizations.byUser, userId)
  db.oauthConsents.table.deleteListed(db.oauthConsents.byUser, userId)
  db.users.table.delete(userId)
}
