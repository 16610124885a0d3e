import * as Either from "effect/Either"
import type { OAuthClient } from "../../../database/providerRows.js"
import { badRequest, forbidden, internal, invalid, notFound } from "../../../http/apiError.js"
import type { AdminCall, Call } from "../../../http/call.js"
import { readFirstValue } from "../../../http/firstValue.js"
import type { Reply } from "../../../http/reply.js"
import { json, noContent } from "../../../http/reply.js"
import type { Result } from "../../../http/result.js"
import type { Guard, Routes } from "../../../http/router.js"
import { del, get, group, open, post, put } from "../../../http/router.js"
import type { Decoder } from "../../../standards/json/decode.js"
import { optionalText, struct, text, texts } from "../../../standards/json/decode.js"
import { parseUuid } from "../../../standards/text/uuid.js"
import { clientBody } from "./clientBody.js"
import { changeClient, createClient, deleteClient, findClient, listClients, renewSecret } from "./clients.js"
import { clientChangeProblem, newClientProblem } from "./description.js"

/** A call of an admin on a client. */
interface ClientCall extends AdminCall {
  readonly client: OAuthClient
}

const registrationParams = struct(
  "OAuthServerClientRegisterParams",
  {
    redirect_uris: texts,
    client_type: text,
    token_endpoint_auth_method: text,
    grant_types: texts,
    client_name: text,
    client_uri: text,
    logo_uri: text
  },
  "oauthserver"
)

const changeParams = struct(
  "OAuthServerClientUpdateParams",
  {
    redirect_uris: texts,
    grant_types: texts,
    client_name: optionalText,
    client_uri: optionalText,
    logo_uri: optionalText,
    token_endpoint_auth_method: optionalText
  },
  "oauthserver"
)

const read = <A>(call: Call, decoder: Decoder<A>): Result<A> =>
  Either.mapLeft(readFirstValue(call, decoder), () => badRequest("bad_json", "Invalid JSON body"))

const register = (call: Call, registration: "manual" | "dynamic"): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* read(call, registrationParams)
    const given = { ...params, redirect_uris: params.redirect_uris ?? [], grant_types: params.grant_types ?? [] }
    const problem = newClientProblem(given)
    // The server passes on an error of its own as a text, status and all.
    if (problem !== undefined) return yield* Either.left(invalid(`400: ${problem}`))
    const made = yield* Either.mapLeft(createClient(call, given, registration), ({ code, message }) =>
      invalid(`failed to create OAuth client: ERROR: ${message} (SQLSTATE ${code})`)
    )
    return json(201, clientBody(made))
  })

const list = (call: AdminCall): Result<Reply> => {
  const clients = listClients(call)
  const bodies = clients.map((client) => clientBody({ client, secret: undefined }))
  return Either.right(json(200, { clients: bodies.length === 0 ? undefined : bodies }))
}

const loadClient: Guard<AdminCall, ClientCall> = (call, params) => {
  const given = params["client_id"] ?? ""
  if (given === "") return Either.left(invalid("client_id is required"))
  const id = parseUuid(given)
  if (id === undefined) return Either.left(invalid("invalid client_id format"))
  const client = findClient(call, id)
  return client === undefined
    ? Either.left(notFound("oauth_client_not_found", "OAuth client not found"))
    : Either.right({ ...call, client })
}

const show = ({ client }: ClientCall): Result<Reply> =>
  Either.right(json(200, clientBody({ client, secret: undefined })))

const change = (call: ClientCall): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* read(call, changeParams)
    const problem = clientChangeProblem(params, call.client.client_type)
    if (problem !== undefined) return yield* Either.left(invalid(problem))
    const client = yield* Either.mapLeft(changeClient(call, call.client, params), (cause) =>
      internal("Error updating OAuth client", cause)
    )
    return json(200, clientBody({ client, secret: undefined }))
  })

const remove = (call: ClientCall): Result<Reply> =>
  Either.mapBoth(deleteClient(call, call.client), {
    onLeft: (cause) => internal("Error deleting OAuth client", cause),
    onRight: () => noContent
  })

const regenerate = (call: ClientCall): Result<Reply> =>
  call.client.client_type === "public"
    ? Either.left(invalid("Cannot regenerate secret for public client"))
    : Either.mapBoth(renewSecret(call, call.client), {
        onLeft: (cause) => internal("Error regenerating OAuth client secret", cause),
        onRight: (renewed) => json(200, clientBody(renewed))
      })

/** Whether applications can sign users in here; closes everything below it otherwise. */
export const requireOAuthServer = <C extends Call>(call: C): Result<C> =>
  call.settings.oauthServer.enabled
    ? Either.right(call)
    : Either.left(notFound("feature_disabled", "OAuth server is disabled"))

/** An application registers itself. */
export const registerItself = (call: Call): Result<Reply> =>
  call.settings.oauthServer.allowDynamicRegistration
    ? register(call, "dynamic")
    : Either.left(forbidden("oauth_dynamic_client_registration_disabled", "Dynamic client registration is not enabled"))

/** `/admin/oauth/clients` */
const adminOAuthClients: Routes<AdminCall> = [
  post("/", (call: AdminCall) => register(call, "manual")),
  get("/", list),
  group("/{client_id}", loadClient, [
    get("/", show),
    put("/", change),
    del("/", remove),
    post("/regenerate_secret", regenerate)
  ])
]

/** `/admin/oauth` */
export const adminOAuth: Routes<AdminCall> = [group("/clients", open, adminOAuthClients)]
