import * as Either from "effect/Either"
import type { Identity, User } from "../../database/rows.js"
import type { Call } from "../../http/call.js"
import type { Json, JsonMap } from "../../standards/json/json.js"
import { readStoredMap, storedText, writeJson } from "../../standards/json/json.js"
import { flat, intern } from "../../standards/text/flat.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import { mergeMetadata } from "./metadata.js"
import type { Written } from "./users.js"

const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "")

const emailOf = (data: JsonMap): string => textOf(data.get("email")).toLowerCase()

/** What is said, with the address in lower case. */
const withLowerCase = (data: JsonMap): JsonMap => {
  const email = data.get("email")
  return typeof email === "string" ? new Map([...data, ["email", email.toLowerCase()]]) : data
}

/** What an identity of the server's own providers says: always both flags, an address where there is one. */
export const identityData = (
  user: User,
  given: {
    readonly email?: string
    readonly phone?: string
    readonly emailVerified?: boolean
    readonly phoneVerified?: boolean
  }
): Map<string, Json> => {
  const data = new Map<string, Json>([
    ["sub", user.id],
    ["email_verified", given.emailVerified ?? false],
    ["phone_verified", given.phoneVerified ?? false]
  ])
  if (given.email !== undefined && given.email !== "") data.set("email", given.email)
  if (given.phone !== undefined && given.phone !== "") data.set("phone", given.phone)
  return data
}

/** The id as the user's own row holds it already. */
const storedId = ({ db }: Call, user: User): string => db.users.table.get(user.id)?.id ?? user.id

/** Gives a user a new identity, and returns it as the handler goes on with it. */
export const createIdentity = (call: Call, user: User, provider: string, told: JsonMap): Written<Identity> => {
  const data = withLowerCase(told)
  const signedIn = call.now()
  const created = toMicroseconds(call.now())
  const subject = data.get("sub")
  const identity: Identity = {
    id: call.random.uuid(),
    provider_id: typeof subject === "string" ? subject : "",
    user_id: user.id,
    identity_data: writeJson(data),
    provider,
    last_sign_in_at: signedIn,
    created_at: created,
    updated_at: created,
    email: textOf(told.get("email"))
  }
  const problem = call.db.identities.table.insert({
    ...identity,
    id: flat(identity.id),
    provider_id: identity.provider_id === user.id ? storedId(call, user) : flat(identity.provider_id),
    user_id: storedId(call, user),
    provider: intern(provider),
    identity_data: flat(storedText(data)),
    email: flat(emailOf(data)),
    last_sign_in_at: toMicroseconds(signedIn)
  })
  return problem === undefined ? Either.right(identity) : Either.left(problem)
}

/** The identity of a user with one of the server's own providers. */
export const findIdentity = ({ db }: Call, provider: string, providerId: string): Identity | undefined =>
  db.identities.table.find(db.identities.byProvider, `${provider} ${providerId}`)

/** Merges into what an identity says. Its own `updated_at` does not tell. */
export const updateIdentityData = ({ db }: Call, identity: Identity, updates: JsonMap): Identity => {
  const data = mergeMetadata(readStoredMap(identity.identity_data), updates)
  const changed = { ...identity, identity_data: storedText(data), email: emailOf(data) }
  db.identities.table.update(changed)
  return changed
}

/** The providers of a user, oldest first. */
export const providersOf = ({ db }: Call, userId: string): ReadonlyArray<string> => {
  const rows = db.identities.table.resolve(db.identities.byUser.idsOf(userId))
  const sorted = [...rows].sort((left, right) => Number(left.created_at - right.created_at))
  return [...new Set(sorted.map((row) => row.provider))]
}
