import * as Either from "effect/Either"
import type { Identity, User } from "../../database/rows.js"
import { internal, unprocessable } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { clientIp } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import type { JsonMap } from "../../standards/json/json.js"
import { readStoredMap } from "../../standards/json/json.js"
import { audit } from "../audit/audit.js"
import { clearOneTimeTokens } from "../queries/oneTimeTokens.js"
import { findByEmail } from "../queries/users.js"
import { withProviders } from "../users/emailIdentity.js"
import { identitiesOf, mergeUserMetadata, noCodes, saveUser } from "../users/users.js"

const isVerified = (identity: Identity): boolean => readStoredMap(identity.identity_data).get("email_verified") === true

/** Addresses that a provider vouches for come first, invalid ones last. */
const rank = (identity: Identity): number => (identity.email === "" ? 2 : isVerified(identity) ? 0 : 1)

const byRank = (left: Identity, right: Identity): number =>
  rank(left) - rank(right) || Number(left.created_at - right.created_at) || (left.id < right.id ? -1 : 1)

const unverified: JsonMap = new Map([["email_verified", false]])

/** Invalidates every code and link that was sent to the user. */
const withoutPending = (call: Call, user: User): User => {
  clearOneTimeTokens(call, user.id)
  return { ...user, ...noCodes, email_change: "", email_change_confirm_status: 0, phone_change: "" }
}

const conflict = unprocessable(
  "email_conflict_identity_not_deletable",
  "Unable to unlink identity due to email conflict"
)

/** The user with an address that one of its identities has: its own if that is one of them, or else the best. */
const withEmailOfIdentity = (call: Call, user: User): Result<User> => {
  const identities = identitiesOf(call, user.id)
  if (identities.some((identity) => identity.email === user.email)) return Either.right(user)
  const best = [...identities].sort(byRank).find(({ email }) => findByEmail(call, email, user.aud) === undefined)
  if (best === undefined) return Either.left(conflict)
  const moved = withoutPending(call, { ...user, email: best.email })
  return best.email === "" || (!isVerified(best) && !call.settings.mailer.autoconfirm)
    ? Either.right(mergeUserMetadata({ ...moved, email_confirmed_at: null }, unverified))
    : Either.right(moved)
}

/** Takes an identity away from its user, and with it the address or number that only it stood for. */
export const unlinkIdentity = (call: Call, user: User, identity: Identity): Result<void> =>
  Either.gen(function* () {
    const traits = { identity_id: identity.id, provider: identity.provider, provider_id: identity.provider_id }
    audit(call, user, "identity_unlinked", traits, clientIp(call))
    call.db.identities.table.delete(identity.id)
    const left =
      identity.provider === "phone"
        ? { ...user, phone: "", phone_confirmed_at: null }
        : yield* withEmailOfIdentity(call, user)
    yield* Either.mapLeft(saveUser(call, withProviders(call, left)), (cause) =>
      cause.code === "23505" ? conflict : internal("Database error updating user email", cause)
    )
  })
