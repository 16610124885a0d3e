import * as Either from "effect/Either"
import type { Identity, User } from "../../database/rows.js"
import { badRequest, internal, invalid, panic, unprocessable } from "../../http/apiError.js"
import type { Call, Rest } from "../../http/call.js"
import { audience, inSteps, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { group, open, post } from "../../http/router.js"
import type { Decoded } from "../../standards/json/decode.js"
import { record, struct, text } from "../../standards/json/decode.js"
import type { JsonMap } from "../../standards/json/json.js"
import { readStoredMap, writeJson } from "../../standards/json/json.js"
import { audit } from "../audit/audit.js"
import { countRequest } from "../guards/limited.js"
import { afterUserCreated } from "../hooks/userCreated.js"
import { isChannel, wrongChannel } from "../messages/channel.js"
import { sendMail } from "../messages/mail.js"
import { sendSms } from "../messages/sms.js"
import { validatePkce } from "../pkce/challenge.js"
import { beginFlow } from "../pkce/flowStates.js"
import { findByPhone, findDuplicate } from "../queries/users.js"
import { grantBody, openSession } from "../sessions/sessions.js"
import { validateEmail } from "../users/email.js"
import { withProviders } from "../users/emailIdentity.js"
import { createIdentity, findIdentity, identityData } from "../users/identities.js"
import { providerMetadata } from "../users/metadata.js"
import { draftUser, signUpUser, writeNewUser } from "../users/newUsers.js"
import { checkPassword, inventedLongPassword, inventedPassword } from "../users/password.js"
import { validatePhone } from "../users/phone.js"
import type { LoadedUser } from "../users/userBody.js"
import { userBody } from "../users/userBody.js"
import { confirmEmail, confirmPhone, mergeUserMetadata, saveUser } from "../users/users.js"

const signupParams = struct("SignupParams", {
  email: text,
  phone: text,
  password: text,
  data: record,
  channel: text,
  code_challenge_method: text,
  code_challenge: text
})
/** Without a password where none was requested. */
type Params = Omit<Decoded<typeof signupParams>, "password"> & { readonly password: string | null }
type Provider = "email" | "phone"

const disabled = unprocessable("signup_disabled", "Signups not allowed for this instance")

const anonymously = (call: Call, { data }: Params): Result<Reply> =>
  Either.gen(function* () {
    if (!call.settings.external.anonymous) {
      return yield* Either.left(unprocessable("anonymous_provider_disabled", "Anonymous sign-ins are disabled"))
    }
    yield* countRequest(call, "anonymous")
    if (call.settings.disableSignup) return yield* Either.left(disabled)
    const draft = yield* draftUser(call, { provider: "anonymous", password: "", data, aud: audience(call) })
    const grant = yield* Either.mapLeft(
      Either.flatMap(writeNewUser(call, draft), (user) => openSession(call, user, "anonymous")),
      () => internal("Database error creating anonymous user")
    )
    const loaded = { user: grant.user, identities: [], factors: [] }
    afterUserCreated(call, loaded)
    return json(200, grantBody(grant, loaded))
  })

/** A password for who was not asked for one. The policy holds for it too. */
const invented = ({ random, settings }: Call, provider: Provider): string =>
  provider === "phone" ? inventedLongPassword(random) : inventedPassword(settings.password.requiredCharacters)

/** The checks in the server's order, and the address as it is stored. */
const readAddress = (call: Call, params: Params, provider: Provider): Result<string> =>
  Either.gen(function* () {
    const { external, password } = call.settings
    if (params.password === "") return yield* Either.left(invalid("Signup requires a valid password"))
    yield* checkPassword(params.password ?? invented(call, provider), password)
    if (params.email !== "" && params.phone !== "") {
      return yield* Either.left(invalid("Only an email address or phone number should be provided on signup."))
    }
    if (provider === "phone" && !isChannel(call, params.channel === "" ? "sms" : params.channel)) {
      return yield* Either.left(wrongChannel)
    }
    if (provider === "phone" && params.code_challenge !== "") {
      return yield* Either.left(invalid("PKCE not supported for phone signups"))
    }
    yield* validatePkce(params.code_challenge_method, params.code_challenge)
    if (provider === "email") {
      return yield* external.email
        ? validateEmail(params.email)
        : Either.left(badRequest("email_provider_disabled", "Email signups are disabled"))
    }
    return yield* external.phone
      ? validatePhone(params.phone)
      : Either.left(badRequest("phone_provider_disabled", "Phone signups are disabled"))
  })

/** What is told about an address that somebody has, so that it cannot be found out. */
const pretend = (call: Call, existing: User, params: Params, provider: Provider): Result<Reply> => {
  audit(call, existing, "user_repeated_signup", { provider })
  if (call.settings.mailer.autoconfirm || call.settings.sms.autoconfirm) {
    return Either.left({ ...unprocessable("user_already_exists", "User already registered"), keep: true })
  }
  const now = call.now()
  const shown: User = {
    ...existing,
    id: call.random.uuid(),
    aud: audience(call),
    role: "",
    email: provider === "email" ? existing.email : "",
    phone: provider === "phone" ? existing.phone : "",
    email_change: "",
    email_change_sent_at: null,
    email_confirmed_at: null,
    phone_confirmed_at: null,
    confirmed_at: null,
    last_sign_in_at: null,
    confirmation_sent_at: now,
    created_at: now,
    updated_at: now,
    app_metadata: writeJson(providerMetadata([provider])),
    user_metadata: writeJson(params.data ?? new Map())
  }
  // Made up, but for what really belongs to the user.
  const factors = call.db.factors.table.resolve(call.db.factors.byUser.idsOf(existing.id))
  return Either.right(json(200, userBody({ user: shown, identities: [], factors })))
}

/** The identity for the address. A new one replaces all others: none of those is confirmed. */
const claimIdentity = (
  call: Call,
  user: User,
  provider: Provider,
  data: JsonMap | null
): Result<{ readonly user: User; readonly identity: Identity; readonly isNew: boolean }> =>
  Either.gen(function* () {
    const existing = findIdentity(call, provider, user.id)
    if (existing !== undefined) return { user, identity: existing, isNew: false }
    const told = new Map([...(data ?? []), ...identityData(user, { email: user.email })])
    // The server assumes that an address is text.
    if (told.has("email") && typeof told.get("email") !== "string") return yield* Either.left(panic)
    const identity = yield* Either.mapLeft(createIdentity(call, user, provider, told), (cause) =>
      internal("Error creating identity", cause)
    )
    call.db.identities.table.deleteListed(call.db.identities.byUser, user.id, identity.id)
    const described = mergeUserMetadata(
      { ...user, user_metadata: identity.identity_data },
      readStoredMap(identity.identity_data)
    )
    const saved = yield* Either.mapLeft(saveUser(call, withProviders(call, described)), (cause) =>
      internal("Database error updating user", cause)
    )
    return { user: saved, identity, isNew: true }
  })

/** Confirms the address at once, or asks for a confirmation. */
const settle = (call: Call, loaded: LoadedUser, params: Params, provider: Provider): Result<User> =>
  Either.gen(function* () {
    const { user } = loaded
    const isEmail = provider === "email"
    const done = isEmail ? user.email_confirmed_at !== null : user.phone_confirmed_at !== null
    if (done) return user
    const channel = params.channel === "" ? "sms" : params.channel
    if (isEmail ? call.settings.mailer.autoconfirm : call.settings.sms.autoconfirm) {
      audit(call, user, "user_signedup", isEmail ? { provider } : { provider, channel })
      const confirmed = isEmail ? confirmEmail(call, user) : confirmPhone(call, user)
      return yield* Either.mapLeft(saveUser(call, confirmed), (cause) =>
        internal("Database error updating user", cause)
      )
    }
    audit(call, user, "user_confirmation_requested", { provider })
    if (!isEmail) return yield* sendSms(call, loaded, "confirmation", user.phone, channel)
    const prefix = yield* beginFlow(call, user, { method: "email/signup", provider }, params)
    return yield* sendMail(call, loaded, "signup", prefix)
  })

/** Opens a session for somebody who was confirmed at once. */
const signIn = (call: Call, loaded: LoadedUser, provider: Provider): Result<Reply> => {
  audit(call, loaded.user, "login", { provider })
  return Either.map(openSession(call, loaded.user, "password"), (grant) => json(200, grantBody(grant, loaded)))
}

/** What happens after a sign-up, whose own response is at hand. */
interface After {
  readonly goOn: (call: Call, reply: Reply) => Result<Reply>
  /** Whether the client hears nothing of the session that is opened. */
  readonly silent: boolean
}

const withAddress = (call: Call, params: Params, { goOn, silent }: After): Result<Reply> =>
  Either.gen(function* () {
    if (call.settings.disableSignup) return yield* Either.left(disabled)
    const provider: Provider = params.email === "" ? "phone" : "email"
    const address = yield* readAddress(call, params, provider)
    const aud = audience(call)
    const existing = provider === "email" ? findDuplicate(call, address, aud) : findByPhone(call, address, aud)
    const confirmedAt = provider === "email" ? existing?.email_confirmed_at : existing?.phone_confirmed_at
    if (existing !== undefined && confirmedAt !== null) {
      return yield* goOn(call, yield* pretend(call, existing, params, provider))
    }
    const { data, password } = params
    const signup = { provider, [provider]: address, password, data, aud }
    const claimed = yield* claimIdentity(call, existing ?? (yield* signUpUser(call, signup)), provider, data)
    const { factors } = call.db
    /** What a new identity says and what the user says of itself are one object while the request lasts. */
    const load = (user: User): LoadedUser => ({
      user,
      identities: [claimed.isNew ? { ...claimed.identity, identity_data: user.user_metadata } : claimed.identity],
      factors: existing === undefined ? [] : factors.table.resolve(factors.byUser.idsOf(user.id))
    })
    const user = yield* settle(call, load(claimed.user), params, provider)
    const loaded = load(user)
    if (user.email_confirmed_at !== null || user.phone_confirmed_at !== null) {
      return yield* inSteps(call, (rest) =>
        Either.flatMap(signIn(silent ? { ...rest, sent: new Map() } : rest, loaded, provider), (reply) =>
          goOn(rest, reply)
        )
      )
    }
    // An invited user must not see what the inviter wrote about them.
    const told =
      user.invited_at === null ? loaded : { ...loaded, user: { ...user, user_metadata: "{}" }, identities: [] }
    afterUserCreated(call, told, () => internal("Error invoking hook"))
    return yield* goOn(call, json(200, userBody(told)))
  })

/** Signs up a user who requested a link or a code, without a response of its own, and goes on. */
export const signUpImplicitly = (call: Call, params: Omit<Params, "password">, goOn: Rest): Result<Reply> =>
  withAddress(call, { ...params, password: null }, { goOn, silent: true })

const signUp = (call: Call): Result<Reply> =>
  Either.flatMap(readBody(call, signupParams), (params) =>
    params.email === "" && params.phone === ""
      ? anonymously(call, params)
      : Either.flatMap(countRequest(call, "signup"), () =>
          withAddress(call, params, { goOn: (_, reply) => Either.right(reply), silent: false })
        )
  )

export const signup: Routes<Call> = [group("/signup", open, [post("/", signUp)])]
