import * as Either from "effect/Either"
import type { User } from "../../database/rows.js"
import { internal } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { unknowable } from "../../standards/crypto/passwordHash.js"
import { audit } from "../audit/audit.js"
import { clearOneTimeToken, clearOneTimeTokens, isOneTimeToken } from "../queries/oneTimeTokens.js"
import { createIdentity, findIdentity, identityData, updateIdentityData } from "../users/identities.js"
import type { LoadedUser } from "../users/userBody.js"
import type { Written } from "../users/users.js"
import { afterPasswordChange, confirmEmail, confirmPhone, hasPassword, loadUser, saveUser } from "../users/users.js"

/** A user after a confirmation, with the rest as the response shows it. */
export type Confirmed = Result<LoadedUser>

const saved = (call: Call, loaded: LoadedUser, user: User, problem: string): Confirmed =>
  Either.mapBoth(saveUser(call, user), {
    onLeft: (cause) => internal(problem, cause),
    onRight: (written) => ({ ...loaded, user: written })
  })

/** A sign-up or an invitation is accepted. An invited user gets a random password. */
export const confirmSignup = (call: Call, user: User): Confirmed => {
  const loaded = loadUser(call, user)
  const invited = !hasPassword(user) && user.invited_at !== null
  const secured = invited ? afterPasswordChange(call, { ...user, encrypted_password: unknowable }) : user
  audit(call, user, "user_signedup", { provider: "email" })
  const confirmed = confirmEmail(call, secured)
  for (const identity of loaded.identities ?? []) {
    if (identity.email === "" || identity.email !== user.email) continue
    updateIdentityData(call, identity, new Map([["email_verified", true]]))
  }
  return saved(call, loadUser(call, user), confirmed, "Error confirming user")
}

/** A recovery or magic link is followed. It confirms the address where that is still to be done. */
export const confirmRecovery = (call: Call, user: User): Confirmed => {
  const loaded = loadUser(call, user)
  clearOneTimeTokens(call, user.id)
  const recovered: User = { ...user, recovery_token: "" }
  const unconfirmed = user.email_confirmed_at === null
  if (unconfirmed) audit(call, user, "user_signedup", { provider: "email" })
  else audit(call, user, "login")
  return saved(call, loaded, unconfirmed ? confirmEmail(call, recovered) : recovered, "Database error updating user")
}

/** A texted code was correct: it was sent to the user's number, or to a new one. */
export const confirmSms = (call: Call, user: User, phone: string, change: boolean): Confirmed =>
  Either.gen(function* () {
    if (change) {
      audit(call, user, "user_modified")
      yield* Either.mapLeft(writePhoneIdentity(call, user, phone), (cause) =>
        internal("Error creating identity", cause)
      )
      clearOneTimeTokens(call, user.id)
      const changed: User = {
        ...user,
        phone: user.phone_change,
        phone_change: "",
        phone_change_token: "",
        phone_confirmed_at: call.now(),
        is_anonymous: false
      }
      const loaded = loadUser(call, user)
      return yield* saved(call, loaded, changed, "Error confirming user")
    }
    audit(call, user, "user_signedup", { provider: "phone" })
    const confirmed = confirmPhone(call, { ...user, is_anonymous: false })
    return yield* saved(call, loadUser(call, user), confirmed, "Error confirming user")
  })

const writePhoneIdentity = (call: Call, user: User, phone: string): Written<unknown> => {
  const existing = findIdentity(call, "phone", user.id)
  if (existing === undefined) {
    return createIdentity(call, user, "phone", identityData(user, { phone, phoneVerified: true }))
  }
  const updates = new Map<string, string | boolean>([
    ["phone", phone],
    ["phone_verified", true]
  ])
  return Either.right(updateIdentityData(call, existing, updates))
}

/** The first of two confirmations: it is remembered, and nothing else happens. */
const rememberFirst = (call: Call, user: User, hash: string): Result<undefined> => {
  let remembered: User = { ...user, email_change_confirm_status: 1 }
  const isCurrent = hash === user.email_change_token_current || isOneTimeToken(call, hash, "email_change_token_current")
  const isNew = hash === user.email_change_token_new || isOneTimeToken(call, hash, "email_change_token_new")
  if (isCurrent) {
    remembered = { ...remembered, email_change_token_current: "" }
    clearOneTimeToken(call, user.id, "email_change_token_current")
  } else if (isNew) {
    remembered = { ...remembered, email_change_token_new: "" }
    clearOneTimeToken(call, user.id, "email_change_token_new")
  }
  return Either.mapBoth(saveUser(call, remembered), {
    onLeft: (cause) => internal("Error confirm email", cause),
    onRight: () => undefined
  })
}

const writeEmailIdentity = (call: Call, user: User): Written<unknown> => {
  const existing = findIdentity(call, "email", user.id)
  const email = user.email_change
  if (existing === undefined) {
    return createIdentity(call, user, "email", identityData(user, { email, emailVerified: true }))
  }
  const updates = new Map<string, string | boolean>([
    ["email", email],
    ["email_verified", true]
  ])
  return Either.right(updateIdentityData(call, existing, updates))
}

/**
 * A change of address is confirmed. Where the server wants both addresses to agree, the first confirmation gives
 * undefined.
 */
export const confirmEmailChange = (call: Call, user: User, hash: string): Result<LoadedUser | undefined> =>
  Either.gen(function* () {
    const { autoconfirm, secureEmailChange } = call.settings.mailer
    const needsBoth = !autoconfirm && secureEmailChange
    if (needsBoth && user.email_change_confirm_status === 0 && user.email !== "") {
      return yield* rememberFirst(call, user, hash)
    }
    audit(call, user, "user_modified")
    yield* Either.mapLeft(writeEmailIdentity(call, user), (cause) => internal("Error creating identity", cause))
    const loaded = loadUser(call, user)
    clearOneTimeTokens(call, user.id)
    const changed: User = {
      ...user,
      email: user.email_change,
      email_change: "",
      email_change_token_current: "",
      email_change_token_new: "",
      email_change_confirm_status: 0,
      is_anonymous: false
    }
    // The unique index is asked before the confirmation, as the database asks it.
    const confirmed = user.email_confirmed_at === null ? confirmEmail(call, changed) : changed
    return yield* saved(call, loaded, confirmed, "Error confirm email")
  })
