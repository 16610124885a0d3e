import * as Either from "effect/Either"
import { forbidden, internal, unprocessable } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { audience } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import type { JsonMap } from "../../standards/json/json.js"
import { storedText } from "../../standards/json/json.js"
import { audit } from "../audit/audit.js"
import { withProviders } from "../users/emailIdentity.js"
import { createIdentity, findIdentity } from "../users/identities.js"
import { draftUser, writeNewUser } from "../users/newUsers.js"
import type { LoadedUser } from "../users/userBody.js"
import { isBanned, loadUser, mergeUserMetadata, saveUser } from "../users/users.js"

/** What somebody outside says of who signs in. */
interface Voucher {
  readonly provider: string
  /** By what the user is known there. */
  readonly subject: string
  readonly claims: JsonMap
}

const createAccount = (call: Call, { claims, provider }: Voucher): Result<LoadedUser> =>
  Either.gen(function* () {
    if (call.settings.disableSignup) {
      return yield* Either.left(unprocessable("signup_disabled", "Signups not allowed for this instance"))
    }
    const draft = yield* draftUser(call, { provider, password: "", data: claims, aud: audience(call) })
    // The hook is asked about a user of another id.
    const user = yield* writeNewUser(call, { ...draft, id: call.random.uuid() })
    const identity = yield* Either.mapLeft(createIdentity(call, user, provider, claims), (cause) =>
      internal("Error creating identity", cause)
    )
    return { user, identities: [identity], factors: [] }
  })

/** The account that somebody has; undefined when this is the first time. */
const findAccount = (call: Call, { claims, provider, subject }: Voucher): LoadedUser | undefined => {
  const known = findIdentity(call, provider, subject)
  const owner = known === undefined ? undefined : call.db.users.table.get(known.user_id)
  if (known === undefined || owner === undefined) return undefined
  const loaded = loadUser(call, owner)
  call.db.identities.table.update({ ...known, identity_data: storedText(claims) })
  return { ...loaded, user: withProviders(call, mergeUserMetadata(owner, claims)) }
}

/** Signs in a user who has no address: to their account, or to a new one. */
export const signInByVoucher = (
  call: Call,
  voucher: Voucher
): Result<{ readonly loaded: LoadedUser; readonly isNew: boolean }> =>
  Either.gen(function* () {
    const known = findAccount(call, voucher)
    const account = known ?? (yield* createAccount(call, voucher))
    if (isBanned(account.user, call.now())) return yield* Either.left(forbidden("user_banned", "User is banned"))
    audit(call, account.user, "login", { provider: voucher.provider })
    const user = yield* Either.mapLeft(saveUser(call, account.user), (cause) => internal("Error updating user", cause))
    return { loaded: { ...account, user }, isNew: known === undefined }
  })
