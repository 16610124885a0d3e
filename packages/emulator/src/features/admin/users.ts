import * as Either from "effect/Either"
import { isUnstorable } from "../../database/postgres/text.js"
import type { Identity, User } from "../../database/rows.js"
import { internal, invalid, panic, unprocessable } from "../../http/apiError.js"
import type { AdminCall, AdminUserCall } from "../../http/call.js"
import { audience, bodyText, isTooLarge, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { del, get, post, put } from "../../http/router.js"
import { hashPassword, isPasswordHash, unknowable } from "../../standards/crypto/passwordHash.js"
import type { Decoded } from "../../standards/json/decode.js"
import { flag, optionalText, record, struct, text } from "../../standards/json/decode.js"
import { byteLength } from "../../standards/text/byteLength.js"
import { trimSpace } from "../../standards/text/space.js"
import { nilUuid, parseUuid } from "../../standards/text/uuid.js"
import { parseBan } from "../../standards/time/duration.js"
import { audit } from "../audit/audit.js"
import { findByPhone, findDuplicate } from "../queries/users.js"
import { duplicateEmail } from "../users/duplicate.js"
import { validateEmail } from "../users/email.js"
import { ensureEmailIdentity } from "../users/emailIdentity.js"
import { createIdentity, findIdentity, identityData, updateIdentityData } from "../users/identities.js"
import { providerMetadata } from "../users/metadata.js"
import { checkPassword, maxPasswordLength } from "../users/password.js"
import { validatePhone } from "../users/phone.js"
import { softDelete } from "../users/softDelete.js"
import { userBody } from "../users/userBody.js"
import type { Written } from "../users/users.js"
import {
  afterPasswordChange,
  confirmEmail,
  confirmPhone,
  deleteUserRow,
  hasPassword,
  insertUser,
  loadUser,
  mergeAppMetadata,
  mergeUserMetadata,
  newUser,
  saveUser,
  withPassword
} from "../users/users.js"
import { listUsers } from "./usersList.js"

const adminUserParams = struct("AdminUserParams", {
  id: text,
  aud: text,
  role: text,
  email: text,
  phone: text,
  password: optionalText,
  password_hash: text,
  email_confirm: flag,
  phone_confirm: flag,
  user_metadata: record,
  app_metadata: record,
  ban_duration: text
})
type AdminUserParams = Decoded<typeof adminUserParams>

const readBan = (params: AdminUserParams) => Either.mapLeft(parseBan(params.ban_duration), invalid)

const withBan = (call: AdminCall, user: User, ban: bigint | undefined): User =>
  ban === undefined ? user : { ...user, banned_until: ban === 0n ? null : call.now() + ban }

const createdHash = (call: AdminCall, params: AdminUserParams): Result<string> => {
  const { password, password_hash } = params
  if (password !== null && password_hash !== "") {
    return Either.left(invalid("Only a password or a password hash should be provided"))
  }
  if (password_hash !== "") {
    return isPasswordHash(password_hash) ? Either.right(password_hash) : Either.left(internal("Error creating user"))
  }
  if (password === null || password === "") return Either.right(unknowable)
  return byteLength(password) > maxPasswordLength
    ? Either.left(panic)
    : Either.right(hashPassword(password, call.random))
}

const createdId = (given: string): Result<string | undefined> => {
  if (given === "") return Either.right(undefined)
  const id = parseUuid(given)
  if (id === undefined) return Either.left(invalid("ID must conform to the uuid v4 format"))
  return id === nilUuid ? Either.left(invalid("ID cannot be a nil uuid")) : Either.right(id)
}

const create = (call: AdminCall): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readBody(call, adminUserParams)
    const aud = params.aud === "" ? audience(call) : params.aud
    if (params.email === "" && params.phone === "") {
      return yield* Either.left(invalid("Cannot create a user without either an email or phone"))
    }
    const email = params.email === "" ? "" : yield* validateEmail(params.email)
    if (email !== "") {
      if (isUnstorable(aud)) return yield* Either.left(internal("Database error checking email"))
      if (findDuplicate(call, email, aud) !== undefined) return yield* Either.left(duplicateEmail)
    }
    const phone = params.phone === "" ? "" : yield* validatePhone(params.phone)
    if (phone !== "") {
      if (isUnstorable(aud)) return yield* Either.left(internal("Database error checking phone"))
      if (findByPhone(call, phone, aud) !== undefined) {
        return yield* Either.left(unprocessable("phone_exists", "Phone number already registered by another user"))
      }
    }
    const hash = yield* createdHash(call, params)
    const id = yield* createdId(params.id)
    const ban = yield* readBan(params)
    const providers = [...(email === "" ? [] : ["email"]), ...(phone === "" ? [] : ["phone"])]
    const draft = newUser(call, {
      aud,
      email,
      phone,
      encryptedPassword: hash,
      // A hash keeps the absence of metadata, a password makes it an empty object.
      userMetadata: params.user_metadata ?? (params.password_hash === "" ? new Map() : null),
      appMetadata: providerMetadata(providers)
    })
    const role = params.role === "" ? call.settings.jwt.defaultGroup : params.role
    const written = writeCreated(call, id === undefined ? draft : { ...draft, id }, params, trimSpace(role), ban)
    const made = yield* Either.mapLeft(written, (cause) => internal("Database error creating new user", cause))
    return json(200, userBody(made))
  })

const writeCreated = (
  call: AdminCall,
  draft: User,
  params: AdminUserParams,
  role: string,
  ban: bigint | undefined
): Written<{ readonly user: User; readonly identities: ReadonlyArray<Identity>; readonly factors: [] }> =>
  Either.gen(function* () {
    let user = yield* insertUser(call, draft)
    const identities: Array<Identity> = []
    if (user.email !== "") {
      identities.push(yield* createIdentity(call, user, "email", identityData(user, { email: user.email })))
    }
    if (user.phone !== "") {
      identities.push(yield* createIdentity(call, user, "phone", identityData(user, { phone: user.phone })))
    }
    audit(call, call.admin, "user_signedup", {
      user_id: user.id,
      user_email: user.email,
      user_phone: user.phone,
      provider: user.email === "" ? "phone" : "email"
    })
    user = { ...user, role }
    if (params.app_metadata !== null) user = mergeAppMetadata(user, params.app_metadata)
    if (params.email_confirm) user = confirmEmail(call, user)
    if (params.phone_confirm) user = confirmPhone(call, user)
    user = yield* saveUser(call, withBan(call, user, ban))
    return { user, identities, factors: [] }
  })

const show = (call: AdminUserCall): Result<Reply> => Either.right(json(200, userBody(loadUser(call, call.user))))

/** Puts an address on the identity that stands for it. Returns the identity if it is new. */
const writeAddress = (
  call: AdminUserCall,
  provider: "email" | "phone",
  address: string,
  confirmed: boolean
): Written<ReadonlyArray<Identity>> => {
  const existing = findIdentity(call, provider, call.user.id)
  if (existing === undefined) {
    const data =
      provider === "email"
        ? identityData(call.user, { email: address, emailVerified: confirmed })
        : identityData(call.user, { phone: address, phoneVerified: confirmed })
    return Either.map(createIdentity(call, call.user, provider, data), (identity) => [identity])
  }
  updateIdentityData(
    call,
    existing,
    new Map<string, string | boolean>([
      [provider, address],
      [`${provider}_verified`, confirmed]
    ])
  )
  return Either.right([])
}

interface Update {
  readonly params: AdminUserParams
  readonly email: string
  readonly phone: string
  readonly ban: bigint | undefined
}

const writeUpdate = (
  call: AdminUserCall,
  { ban, email, params, phone }: Update
): Written<{ readonly user: User; readonly added: ReadonlyArray<Identity> }> =>
  Either.gen(function* () {
    const firstPassword = params.password !== null && params.password !== "" && !hasPassword(call.user)
    let user = params.password === null ? call.user : withPassword(call, call.user, params.password)
    const added: Array<Identity> = []
    if (params.role !== "") user = { ...user, role: trimSpace(params.role) }
    if (params.email_confirm) user = confirmEmail(call, user)
    if (params.phone_confirm) user = confirmPhone(call, user)
    if (params.password !== null) user = afterPasswordChange(call, user)
    if (email !== "") {
      added.push(...(yield* writeAddress(call, "email", email, params.email_confirm)))
      user = { ...user, email, is_anonymous: user.is_anonymous && !params.email_confirm }
    }
    if (phone !== "") {
      added.push(...(yield* writeAddress(call, "phone", phone, params.phone_confirm)))
      user = { ...user, phone, is_anonymous: user.is_anonymous && !params.phone_confirm }
    }
    if (firstPassword) {
      const ensured = yield* ensureEmailIdentity(call, user)
      user = ensured.user
      added.push(...ensured.added)
    }
    if (params.app_metadata !== null) user = mergeAppMetadata(user, params.app_metadata)
    if (params.user_metadata !== null) user = mergeUserMetadata(user, params.user_metadata)
    user = yield* saveUser(call, withBan(call, user, ban))
    audit(call, call.admin, "user_modified", { user_id: user.id, user_email: user.email, user_phone: user.phone })
    return { user, added }
  })

const update = (call: AdminUserCall): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readBody(call, adminUserParams)
    const email = params.email === "" ? "" : yield* validateEmail(params.email)
    const phone = params.phone === "" ? "" : yield* validatePhone(params.phone)
    const ban = yield* readBan(params)
    if (params.password !== null) yield* checkPassword(params.password, call.settings.password)
    // The response shows what was loaded before the update, and what the update adds to it.
    const before = loadUser(call, call.user)
    const written = writeUpdate(call, { params, email, phone, ban })
    const { added, user } = yield* Either.mapLeft(written, (cause) => internal("Error updating user", cause))
    return json(200, userBody({ ...before, user, identities: [...(before.identities ?? []), ...added] }))
  })

const deleteParams = struct("adminUserDeleteParams", { should_soft_delete: flag })

const remove = (call: AdminUserCall): Result<Reply> =>
  Either.gen(function* () {
    // A body that cannot be read at all counts as absent.
    const absent = isTooLarge(call) || bodyText(call) === ""
    const { should_soft_delete } = absent ? deleteParams.zero : yield* readBody(call, deleteParams)
    const { user } = call
    audit(call, call.admin, "user_deleted", { user_id: user.id, user_email: user.email, user_phone: user.phone })
    if (!should_soft_delete) deleteUserRow(call, user.id)
    else if (user.deleted_at === null) {
      yield* Either.mapLeft(softDelete(call, user), (cause) => internal("Error soft deleting user", cause))
    }
    return json(200, {})
  })

/** `/admin/users` */
export const users: Routes<AdminCall> = [get("/", listUsers), post("/", create)]

/** `/admin/users/{user_id}` */
export const oneUser: Routes<AdminUserCall> = [get("/", show), put("/", update), del("/", remove)]
