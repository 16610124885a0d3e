import * as Either from "effect/Either"
import type { DatabaseError } from "../../database/postgres/error.js"
import { nulInText, textProblem } from "../../database/postgres/text.js"
import type { CustomProvider } from "../../database/providerRows.js"
import type { Call } from "../../http/call.js"
import { hasNul, readStored, storedText } from "../../standards/json/json.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import type { Written } from "../users/users.js"

const unfit = (row: CustomProvider): DatabaseError | undefined =>
  textProblem([
    row.identifier,
    row.name,
    row.client_id,
    row.client_secret,
    row.issuer,
    row.discovery_url,
    row.authorization_url,
    row.token_url,
    row.userinfo_url,
    row.jwks_uri,
    ...row.acceptable_client_ids,
    ...row.scopes,
    ...row.custom_claims_allowlist
  ]) ??
  ([row.attribute_mapping, row.authorization_params, row.cached_discovery ?? "null"].some((json) =>
    hasNul(readStored(json))
  )
    ? nulInText
    : undefined)

const columnsOf = (row: CustomProvider): CustomProvider => ({
  ...row,
  attribute_mapping: storedText(readStored(row.attribute_mapping)),
  authorization_params: storedText(readStored(row.authorization_params))
})

export const findCustomProvider = ({ db }: Call, identifier: string): CustomProvider | undefined =>
  db.customProviders.table.find(db.customProviders.byIdentifier, identifier)

/** All providers, the newest first; those of one type in the order of the type's own index. */
export const listCustomProviders = ({ db }: Call, type: string): ReadonlyArray<CustomProvider> => {
  const { byAge, byType, table } = db.customProviders
  return type === "" ? table.resolve(byAge.idsOf("")).toReversed() : table.resolve(byType.idsOf(type))
}

/** Inserts a new provider, and returns it as the handler goes on with it. */
export const insertCustomProvider = (call: Call, row: CustomProvider): Written<CustomProvider> => {
  const now = toMicroseconds(call.now())
  const fresh = { ...row, created_at: now, updated_at: now }
  const problem = unfit(fresh) ?? call.db.customProviders.table.insert(columnsOf(fresh))
  return problem === undefined ? Either.right(fresh) : Either.left(problem)
}

export const saveCustomProvider = (call: Call, row: CustomProvider): Written<CustomProvider> => {
  const fresh = { ...row, updated_at: toMicroseconds(call.now()) }
  const problem = unfit(fresh) ?? call.db.customProviders.table.update(columnsOf(fresh))
  return problem === undefined ? Either.right(fresh) : Either.left(problem)
}
