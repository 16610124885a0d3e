import * as Either from "effect/Either"
import { isUnstorable } from "../../database/postgres/text.js"
import type { User } from "../../database/rows.js"
import { internal, invalid, notFound, unhandled } from "../../http/apiError.js"
import type { AdminCall } from "../../http/call.js"
import { audience, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { post } from "../../http/router.js"
import type { Decoded } from "../../standards/json/decode.js"
import { record, struct, text } from "../../standards/json/decode.js"
import { hasNul } from "../../standards/json/json.js"
import { audit } from "../audit/audit.js"
import { afterUserCreated } from "../hooks/userCreated.js"
import type { LinkKind } from "../messages/links.js"
import { actionLink, referrer } from "../messages/links.js"
import { tokenHash } from "../messages/tokenHash.js"
import type { TokenType } from "../queries/oneTimeTokens.js"
import { createOneTimeToken } from "../queries/oneTimeTokens.js"
import { findByEmail, findDuplicate } from "../queries/users.js"
import { duplicateEmail } from "../users/duplicate.js"
import { validateEmail } from "../users/email.js"
import { signUpWithEmail } from "../users/newUsers.js"
import { checkPassword, inventedLongPassword } from "../users/password.js"
import type { LoadedUser } from "../users/userBody.js"
import { userBody } from "../users/userBody.js"
import { loadUser, mergeUserMetadata, saveUser } from "../users/users.js"

const generateLinkParams = struct("GenerateLinkParams", {
  type: text,
  email: text,
  new_email: text,
  password: text,
  data: record,
  redirect_to: text
})

/** A request for a link, with all that was found out about it. */
interface Wanted {
  readonly params: Decoded<typeof generateLinkParams>
  readonly email: string
  readonly aud: string
  readonly otp: string
  readonly hash: string
  readonly existing: User | undefined
}

type Made = Result<LoadedUser>

const noSuchUser = notFound("user_not_found", "User with this email not found")

/** Keeps the token on the user, and where links look for it. */
const keepToken = (
  call: AdminCall,
  loaded: LoadedUser,
  changed: User,
  hash: string,
  type: TokenType,
  address: string
): Made =>
  Either.match(saveUser(call, changed), {
    onLeft: () => Either.left(unhandled),
    onRight: (user) => {
      createOneTimeToken(call, user.id, address, hash, type)
      return Either.right({ ...loaded, user })
    }
  })

const recovery = (call: AdminCall, { email, existing, hash }: Wanted): Made => {
  if (existing === undefined) return Either.left(noSuchUser)
  audit(call, existing, "user_recovery_requested")
  const changed = { ...existing, recovery_token: hash, recovery_sent_at: call.now() }
  return keepToken(call, loadUser(call, existing), changed, hash, "recovery_token", email)
}

/** The user to confirm: the one that is there if it is not confirmed yet, otherwise a new one. */
const toConfirm = (call: AdminCall, { aud, email, existing, params }: Wanted, password: string): Made => {
  if (existing !== undefined) {
    return existing.email_confirmed_at === null ? Either.right(loadUser(call, existing)) : Either.left(duplicateEmail)
  }
  return Either.map(signUpWithEmail(call, { email, password, data: params.data, aud }), ({ identity, user }) => ({
    user,
    identities: [identity],
    factors: []
  }))
}

const invitation = (call: AdminCall, wanted: Wanted): Made =>
  Either.flatMap(toConfirm(call, wanted, ""), (loaded) => {
    const { user } = loaded
    audit(call, call.admin, "user_invited", { user_id: user.id, user_email: user.email })
    const now = call.now()
    const changed = { ...user, confirmation_token: wanted.hash, confirmation_sent_at: now, invited_at: now }
    return keepToken(call, loaded, changed, wanted.hash, "confirmation_token", wanted.email)
  })

const signup = (call: AdminCall, wanted: Wanted, password: string): Made =>
  Either.flatMap(toConfirm(call, wanted, password), (loaded) => {
    const { data } = wanted.params
    const updates = wanted.existing === undefined || data === null ? undefined : data
    if (updates !== undefined && hasNul(updates)) return Either.left(internal("Database error updating user"))
    const merged = updates === undefined ? loaded.user : mergeUserMetadata(loaded.user, updates)
    const changed = { ...merged, confirmation_token: wanted.hash, confirmation_sent_at: call.now() }
    return keepToken(call, loaded, changed, wanted.hash, "confirmation_token", wanted.email)
  })

const emailChange = (call: AdminCall, wanted: Wanted, current: boolean): Made =>
  Either.gen(function* () {
    const { existing, hash, otp, params } = wanted
    if (existing === undefined) return yield* Either.left(noSuchUser)
    if (current && !call.settings.mailer.secureEmailChange) {
      return yield* Either.left(invalid("Enable secure email change to generate link for current email"))
    }
    const address = yield* validateEmail(params.new_email)
    if (findDuplicate(call, address, existing.aud, existing) !== undefined) return yield* Either.left(duplicateEmail)
    const changed: User = {
      ...existing,
      email_change_sent_at: call.now(),
      email_change: address,
      email_change_confirm_status: 0,
      email_change_token_current: current ? hash : existing.email_change_token_current,
      email_change_token_new: current ? existing.email_change_token_new : tokenHash(address, otp)
    }
    const user = yield* Either.mapLeft(saveUser(call, changed), () => unhandled)
    const { email_change_token_current: old, email_change_token_new: fresh } = user
    if (old !== "") createOneTimeToken(call, user.id, user.email, old, "email_change_token_current")
    if (fresh !== "") createOneTimeToken(call, user.id, address, fresh, "email_change_token_new")
    return { ...loadUser(call, existing), user }
  })

/** Makes what a link of the kind needs. */
const make = (call: AdminCall, wanted: Wanted, kind: LinkKind, invented: boolean): Made => {
  switch (kind) {
    case "magiclink":
    case "recovery":
      return recovery(call, wanted)
    case "invite":
      return invitation(call, wanted)
    case "signup":
      return signup(call, wanted, invented ? call.random.alphanumeric(64) : wanted.params.password)
    case "email_change_current":
      return emailChange(call, wanted, true)
    case "email_change_new":
      return emailChange(call, wanted, false)
  }
}

const kinds: ReadonlyArray<LinkKind> = [
  "signup",
  "invite",
  "magiclink",
  "recovery",
  "email_change_current",
  "email_change_new"
]

const generate = (call: AdminCall): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readBody(call, generateLinkParams)
    const email = yield* validateEmail(params.email)
    const target = referrer(call, params.redirect_to)
    const aud = audience(call)
    if (isUnstorable(aud)) return yield* Either.left(internal("Database error finding user"))
    const existing = findByEmail(call, email, aud)
    const requested = kinds.find((kind) => kind === params.type)
    if (requested === undefined) {
      return yield* Either.left(invalid(`Invalid email action link type requested: ${params.type}`))
    }
    // Somebody who is not there cannot be let in by a link, but can be let sign up by one.
    const invented = requested === "magiclink" && existing === undefined
    const kind: LinkKind = invented ? "signup" : requested
    if (kind === "signup" && existing === undefined) {
      const password = invented ? inventedLongPassword(call.random) : params.password
      if (password === "") return yield* Either.left(invalid("Signup requires a valid password"))
      yield* checkPassword(password, call.settings.password)
    }
    const otp = call.random.digits(call.settings.mailer.otpLength)
    const hash = tokenHash(email, otp)
    const made = yield* make(call, { params, email, aud, otp, hash, existing }, kind, invented)
    if (existing === undefined) afterUserCreated(call, made)
    return json(200, {
      ...userBody(made),
      action_link: actionLink(call, made.user, kind, target),
      email_otp: otp,
      hashed_token: hash,
      verification_type: kind,
      redirect_to: target
    })
  })

/** `/admin/generate_link` */
export const generateLink: Routes<AdminCall> = [post("/generate_link", generate)]
