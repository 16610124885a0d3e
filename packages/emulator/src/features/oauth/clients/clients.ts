import * as Either from "effect/Either"
import type { DatabaseError } from "../../../database/postgres/error.js"
import { textProblem } from "../../../database/postgres/text.js"
import type { OAuthClient } from "../../../database/providerRows.js"
import type { Call } from "../../../http/call.js"
import { toMicroseconds } from "../../../standards/time/timestamp.js"
import type { Written } from "../../users/users.js"
import type { ClientChange, NewClient } from "./description.js"
import { clientKind, defaultGrantTypes } from "./description.js"
import { hashClientSecret, makeClientSecret } from "./secret.js"

/** A client with the secret that it is told once. */
export interface ClientWithSecret {
  readonly client: OAuthClient
  /** Absent for a public client. */
  readonly secret: string | undefined
}

const orNull = (text: string): string | null => (text === "" ? null : text)

const unfit = (client: OAuthClient): DatabaseError | undefined =>
  textProblem([client.client_name, client.client_uri, client.logo_uri, client.redirect_uris])

/** The client with an id, unless it is deleted. */
export const findClient = ({ db }: Call, id: string): OAuthClient | undefined => {
  const client = db.oauthClients.table.get(id)
  return client?.deleted_at === null ? client : undefined
}

/** All clients but the deleted ones, the newest first. */
export const listClients = ({ db }: Call): ReadonlyArray<OAuthClient> =>
  db.oauthClients.table
    .resolve(db.oauthClients.byAge.idsOf(""))
    .filter((client) => client.deleted_at === null)
    .toReversed()

/** Registers a client that was found fit. */
export const createClient = (
  call: Call,
  given: NewClient,
  registration: "manual" | "dynamic"
): Written<ClientWithSecret> => {
  const { method, type } = clientKind(given)
  const secret = type === "confidential" ? makeClientSecret(call.random) : undefined
  const client: OAuthClient = {
    id: call.random.uuid(),
    client_secret_hash: secret === undefined ? "" : hashClientSecret(secret),
    registration_type: registration,
    client_type: type,
    token_endpoint_auth_method: method,
    redirect_uris: given.redirect_uris.join(","),
    grant_types: (given.grant_types.length === 0 ? defaultGrantTypes : given.grant_types).join(","),
    client_name: orNull(given.client_name),
    client_uri: orNull(given.client_uri),
    logo_uri: orNull(given.logo_uri),
    created_at: call.now(),
    updated_at: toMicroseconds(call.now()),
    deleted_at: null
  }
  const stored = { ...client, created_at: toMicroseconds(client.created_at) }
  const problem = unfit(client) ?? call.db.oauthClients.table.insert(stored)
  return problem === undefined ? Either.right({ client, secret }) : Either.left(problem)
}

const save = (call: Call, client: OAuthClient): Written<OAuthClient> => {
  const fresh = { ...client, updated_at: toMicroseconds(call.now()) }
  const problem = unfit(fresh) ?? call.db.oauthClients.table.update(fresh)
  return problem === undefined ? Either.right(fresh) : Either.left(problem)
}

/** Makes a change that was found fit. */
export const changeClient = (call: Call, client: OAuthClient, change: ClientChange): Written<OAuthClient> =>
  save(call, {
    ...client,
    redirect_uris: change.redirect_uris?.join(",") ?? client.redirect_uris,
    grant_types: change.grant_types?.join(",") ?? client.grant_types,
    client_name: change.client_name === null ? client.client_name : orNull(change.client_name),
    client_uri: change.client_uri === null ? client.client_uri : orNull(change.client_uri),
    logo_uri: change.logo_uri === null ? client.logo_uri : orNull(change.logo_uri),
    token_endpoint_auth_method: change.token_endpoint_auth_method ?? client.token_endpoint_auth_method
  })

/** Gives a client a new secret in the place of its old one. */
export const renewSecret = (call: Call, client: OAuthClient): Written<ClientWithSecret> => {
  const secret = makeClientSecret(call.random)
  return Either.map(save(call, { ...client, client_secret_hash: hashClientSecret(secret) }), (saved) => ({
    client: saved,
    secret
  }))
}

/** The row stays, because tokens may name it. */
export const deleteClient = (call: Call, client: OAuthClient): Written<OAuthClient> =>
  save(call, { ...client, deleted_at: toMicroseconds(call.now()) })
