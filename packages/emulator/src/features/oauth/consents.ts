import type { OAuthConsent } from "../../database/providerRows.js"
import type { Call } from "../../http/call.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import { parseScopes } from "./scope.js"

const find = ({ db }: Call, userId: string, clientId: string): OAuthConsent | undefined =>
  db.oauthConsents.table.find(db.oauthConsents.byPair, `${userId} ${clientId}`)

/** What a user lets an application do, if anything. */
export const findConsent = (call: Call, userId: string, clientId: string): OAuthConsent | undefined => {
  const consent = find(call, userId, clientId)
  return consent?.revoked_at === null ? consent : undefined
}

/** Whether a user has already agreed to all of the scopes. */
export const isAgreed = (call: Call, userId: string, clientId: string, scope: string): boolean => {
  const consent = findConsent(call, userId, clientId)
  if (consent === undefined) return false
  const granted = new Set(parseScopes(consent.scopes))
  return parseScopes(scope).every((each) => granted.has(each))
}

/** What a user agrees to takes the place of what it agreed to before. */
export const agree = (call: Call, userId: string, clientId: string, scope: string): void => {
  const { table } = call.db.oauthConsents
  const scopes = parseScopes(scope).join(" ")
  const granted_at = toMicroseconds(call.now())
  const before = find(call, userId, clientId)
  if (before === undefined) {
    const id = call.random.uuid()
    table.insert({ id, user_id: userId, client_id: clientId, scopes, granted_at, revoked_at: null })
  } else table.update({ ...before, scopes, granted_at, revoked_at: null })
}

export const revokeConsent = (call: Call, consent: OAuthConsent): void => {
  call.db.oauthConsents.table.update({ ...consent, revoked_at: toMicroseconds(call.now()) })
}

/** Everything that a user lets applications do, the newest first. */
export const listConsents = ({ db }: Call, userId: string): ReadonlyArray<OAuthConsent> =>
  db.oauthConsents.table
    .resolve(db.oauthConsents.byUser.idsOf(userId))
    .filter((consent) => consent.revoked_at === null)
    .sort((left, right) => Number(right.granted_at - left.granted_at))
