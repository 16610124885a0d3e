/** What a user does: sign in, open a link, ask who one is, enrol a factor. Plain HTTP, without the admin library. */
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Target } from "./Target.js"

const Tokens = Schema.Struct({
  access_token: Schema.String,
  refresh_token: Schema.String,
  user: Schema.Struct({ id: Schema.String, email: Schema.String })
})

/** Status, headers and the JSON of an answer, if it is JSON. */
export const send = (
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  options: { readonly body?: object; readonly token?: string } = {}
) =>
  Effect.gen(function* () {
    const { client, url } = yield* Target
    const request = HttpClientRequest.make(method)(url + path).pipe(
      options.token === undefined ? (same) => same : HttpClientRequest.bearerToken(options.token),
      options.body === undefined ? (same) => same : HttpClientRequest.bodyUnsafeJson(options.body)
    )
    const response = yield* client.execute(request)
    const text = yield* response.text
    const json = yield* Effect.option(Schema.decodeUnknown(Schema.parseJson())(text))
    return { status: response.status, headers: response.headers, json }
  })

const tokens = (path: string, body: object) =>
  Effect.flatMap(send("POST", path, { body }), ({ json }) => Effect.flatMap(json, Schema.decodeUnknown(Tokens)))

export const signIn = (email: string, password: string) => tokens("/token?grant_type=password", { email, password })

export const verifyToken = (type: string, token_hash: string) => tokens("/verify", { type, token_hash })

export const verifyCode = (type: string, email: string, token: string) => tokens("/verify", { type, email, token })

/** The status with which the server answers "who am I?". */
export const whoAmI = (token: string) => Effect.map(send("GET", "/user", { token }), ({ status }) => status)

const Enrolled = Schema.Struct({ id: Schema.String })

/** Enrols an authenticator app, which stays unverified. */
export const enrolTotp = (token: string, friendly_name: string) =>
  Effect.flatMap(send("POST", "/factors", { token, body: { factor_type: "totp", friendly_name } }), ({ json }) =>
    Effect.flatMap(json, Schema.decodeUnknown(Enrolled))
  )
