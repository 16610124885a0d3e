/** The user's side of the demo: what a browser would do with a link, and with the token that it gets. */
import { HttpClient, HttpClientRequest, HttpClientResponse } from "@effect/platform"
import type { Redacted } from "effect"
import { Effect, Schema } from "effect"

const Session = Schema.Struct({
  access_token: Schema.Redacted(Schema.String),
  user: Schema.Struct({ email: Schema.String })
})

/** Opens a link: trades its token for a session. */
export const open = (url: string, type: string, token_hash: string) =>
  HttpClientRequest.post(`${url}/verify`).pipe(
    HttpClientRequest.bodyUnsafeJson({ type, token_hash }),
    HttpClient.execute,
    Effect.flatMap(HttpClientResponse.filterStatusOk),
    Effect.flatMap(HttpClientResponse.schemaBodyJson(Session))
  )

/** Asks the server who the token belongs to; the status says whether it is still accepted. */
export const whoAmI = (url: string, token: Redacted.Redacted) =>
  HttpClientRequest.get(`${url}/user`).pipe(
    HttpClientRequest.bearerToken(token),
    HttpClient.execute,
    Effect.map((response) => response.status)
  )
