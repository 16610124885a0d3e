/** What a user does: sign in, open a link, ask who one is, enrol a factor. Plain HTTP, without the admin library. */
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { createHmac } from "node:crypto"
import { Target } from "./Target.js"

const Tokens = Schema.Struct({
  access_token: Schema.String,
  refresh_token: Schema.String,
  user: Schema.Struct({ id: Schema.String, email: Schema.String })
})

/** Status, headers and the JSON of a response, if it is JSON. */
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
    return { status: response.status, headers: response.headers, text }
  })

/** A response's text as a value of that schema. */
export const read = <A, I>(schema: Schema.Schema<A, I>) => Schema.decodeUnknown(Schema.parseJson(schema))

const tokens = (path: string, body: object) =>
  Effect.flatMap(send("POST", path, { body }), ({ text }) => read(Tokens)(text))

export const signIn = (email: string, password: string) => tokens("/token?grant_type=password", { email, password })

export const verifyToken = (type: string, token_hash: string) => tokens("/verify", { type, token_hash })

export const verifyCode = (type: string, email: string, token: string) => tokens("/verify", { type, email, token })

/** The status of `GET /user`. */
export const whoAmI = (token: string) => Effect.map(send("GET", "/user", { token }), ({ status }) => status)

const Enrolled = Schema.Struct({ id: Schema.String, totp: Schema.Struct({ secret: Schema.String }) })

/** Enrols an authenticator app, which stays unverified. */
export const enrolTotp = (token: string, friendly_name: string) =>
  Effect.flatMap(send("POST", "/factors", { token, body: { factor_type: "totp", friendly_name } }), ({ text }) =>
    read(Enrolled)(text)
  )

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

const base32 = (text: string) => {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("")
  return Buffer.from(Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2)))
}

/** What an authenticator app shows now (RFC 6238). */
const totp = (secret: string, milliseconds: number) => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)))
  const hash = createHmac("sha1", base32(secret)).update(counter).digest()
  const code = (hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7f_ff_ff_ff) % 1_000_000
  return String(code).padStart(6, "0")
}

const Challenge = Schema.Struct({ id: Schema.String })

/** Proves that one has the app: the factor is verified, and the session that comes back is of the second level. */
export const verifyTotp = (token: string, factor: typeof Enrolled.Type) =>
  Effect.gen(function* () {
    const challenge = yield* send("POST", `/factors/${factor.id}/challenge`, { token, body: {} })
    const { id } = yield* read(Challenge)(challenge.text)
    const code = totp(factor.totp.secret, yield* Clock.currentTimeMillis)
    const body = { challenge_id: id, code }
    const { text } = yield* send("POST", `/factors/${factor.id}/verify`, { token, body })
    return yield* read(Tokens)(text)
  })

/** Trades a refresh token for new ones. */
export const refresh = (refresh_token: string) => tokens("/token?grant_type=refresh_token", { refresh_token })

/** What a token says. */
export const claimsOf = (token: string): unknown => {
  const [, claims = ""] = token.split(".")
  return JSON.parse(Buffer.from(claims, "base64url").toString())
}
