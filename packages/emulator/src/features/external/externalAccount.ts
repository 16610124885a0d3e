import * as Either from "effect/Either"
import type { Identity, User } from "../../database/rows.js"
import { badRequest, forbidden, internal, unprocessable } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { audience, clientIp } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import type { JsonMap } from "../../standards/json/json.js"
import { storedText, writeJson } from "../../standards/json/json.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import { audit } from "../audit/audit.js"
import { findDuplicate } from "../queries/users.js"
import { withProviders } from "../users/emailIdentity.js"
import { createIdentity, findIdentity } from "../users/identities.js"
import { signUpUser } from "../users/newUsers.js"
import { confirmEmail, identitiesOf, isBanned, mergeUserMetadata, saveUser } from "../users/users.js"

/** Somebody whom a provider vouches for, the address included. */
export interface Vouched {
  readonly provider: string
  readonly subject: string
  readonly email: string
  readonly claims: JsonMap
}

interface Account {
  readonly user: User
  readonly identity: Identity
}

const written = (call: Call, user: User): Result<User> =>
  Either.mapLeft(saveUser(call, user), (cause) => internal("Error updating user", cause))

const addIdentity = (call: Call, user: User, { claims, provider }: Vouched): Result<Identity> =>
  Either.mapLeft(createIdentity(call, user, provider, claims), (cause) => internal("Error creating identity", cause))

const noteLink = (call: Call, user: User, { id, provider, provider_id }: Identity): void =>
  audit(call, user, "identity_linked", { identity_id: id, provider, provider_id }, clientIp(call))

const create = (call: Call, vouched: Vouched): Result<Account> =>
  Either.gen(function* () {
    if (call.settings.disableSignup) {
      return yield* Either.left(unprocessable("signup_disabled", "Signups not allowed for this instance"))
    }
    const { claims, email, provider } = vouched
    const user = yield* signUpUser(call, { provider, email, password: "", data: claims, aud: audience(call) })
    return { user, identity: yield* addIdentity(call, user, vouched) }
  })

/** Whose the identity is, or whose it becomes: the account with the same address, or a new one. */
const accountOf = (call: Call, vouched: Vouched): Result<Account> =>
  Either.gen(function* () {
    const { claims, email, provider, subject } = vouched
    const known = findIdentity(call, provider, subject)
    const owner = known === undefined ? undefined : call.db.users.table.get(known.user_id)
    if (known !== undefined && owner !== undefined) {
      const identity = { ...known, identity_data: storedText(claims), last_sign_in_at: toMicroseconds(call.now()) }
      call.db.identities.table.update(identity)
      return { user: withProviders(call, mergeUserMetadata(owner, claims)), identity }
    }
    const similar = findDuplicate(call, email, audience(call))
    if (similar === undefined) return yield* create(call, vouched)
    const identity = yield* addIdentity(call, similar, vouched)
    const user = withProviders(call, mergeUserMetadata(similar, claims))
    noteLink(call, user, identity)
    return { user, identity }
  })

/** Nobody has shown yet that the other ways into an account are theirs: none of them stays. */
const withoutUnconfirmed = (call: Call, { identity, user }: Account, claims: JsonMap): User => {
  for (const other of identitiesOf(call, user.id)) {
    if (other.id !== identity.id) call.db.identities.table.delete(other.id)
  }
  return withProviders(call, { ...user, encrypted_password: null, user_metadata: writeJson(claims) })
}

/** The user whom a provider vouches for, in an account that is there, or in a new one. */
export const signInExternally = (call: Call, vouched: Vouched): Result<User> =>
  Either.gen(function* () {
    const { claims, provider } = vouched
    const account = yield* accountOf(call, vouched)
    const { user } = account
    if (isBanned(user, call.now())) return yield* Either.left(forbidden("user_banned", "User is banned"))
    if (user.email_confirmed_at !== null) {
      audit(call, user, "login", { provider })
      return yield* written(call, user)
    }
    const own = withoutUnconfirmed(call, account, claims)
    audit(call, own, "user_signedup", { provider })
    return yield* written(call, confirmEmail(call, own))
  })

const taken = badRequest("email_exists", "A user with this email address has already been registered")

/** Gives a user an identity at a provider, and the address that it has if the user has none. */
export const linkIdentity = (call: Call, target: User, vouched: Vouched): Result<User> =>
  Either.gen(function* () {
    const known = findIdentity(call, vouched.provider, vouched.subject)
    if (known !== undefined) {
      const whose = known.user_id === target.id ? "" : " to another user"
      return yield* Either.left(unprocessable("identity_already_exists", `Identity is already linked${whose}`))
    }
    const identity = yield* addIdentity(call, target, vouched)
    noteLink(call, target, identity)
    const linked = withProviders(call, target)
    if (target.email !== "") return yield* written(call, linked)
    if (findDuplicate(call, vouched.email, target.aud, target) !== undefined) return yield* Either.left(taken)
    return yield* written(call, { ...confirmEmail(call, { ...linked, email: vouched.email }), is_anonymous: false })
  })
