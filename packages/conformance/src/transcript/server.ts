/** The emulator under the settings of a profile, as a server to play recorded cases against. */
import { Emulator, Exchange } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import * as Effect from "effect/Effect"
import * as http from "node:http"
import { profile } from "./Case.js"
import type { Response } from "./normalise.js"
import type { RawRequest } from "./play.js"

type Lines = Iterable<readonly [name: string, value: string]>

const joined = (lines: Lines): Readonly<Record<string, string>> => {
  const headers = new Map<string, string>()
  for (const [name, value] of lines) {
    const before = headers.get(name.toLowerCase())
    headers.set(name.toLowerCase(), before === undefined ? value : `${before}\n${value}`)
  }
  return Object.fromEntries(headers)
}

const make = (name: string) =>
  Effect.map(Emulator.make({ settings: profile(name) }), (emulator) => ({
    emulator,
    secret: profile(name)["GOTRUE_JWT_SECRET"] ?? ""
  }))

/** Requests are handled by a function call. */
export const inProcess = (name: string) =>
  Effect.map(make(name), ({ emulator, secret }) => ({
    emulator,
    secret,
    send: (request: RawRequest) =>
      Effect.map(
        emulator.handle(
          Exchange.request({
            method: request.method,
            target: request.target,
            headers: request.headers,
            body: request.body
          })
        ),
        (response): Response => ({ status: response.status, headers: joined(response.headers), text: response.body })
      )
  }))

const repeatable = (lines: Lines): Readonly<Record<string, Array<string>>> => {
  const headers = new Map<string, Array<string>>()
  for (const [name, value] of lines) headers.set(name, [...(headers.get(name) ?? []), value])
  return Object.fromEntries(headers)
}

/** Over a socket of its own, exactly as it is written. */
export const overSocket =
  (url: URL) =>
  (request: RawRequest): Effect.Effect<Response, Error> =>
    Effect.async((resume) => {
      const sent = http.request(
        {
          host: url.hostname,
          port: url.port,
          method: request.method,
          path: request.target,
          agent: false,
          timeout: 8000,
          headers: {
            ...repeatable(request.headers),
            ...(request.body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(request.body)) })
          }
        },
        (response) => {
          const chunks: Array<Buffer> = []
          response.on("data", (chunk: Buffer) => chunks.push(chunk))
          response.on("error", (error) => resume(Effect.fail(error)))
          response.on("end", () => {
            const { rawHeaders } = response
            const lines = rawHeaders.flatMap((name, at) =>
              at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ""] as const] : []
            )
            const text = Buffer.concat(chunks).toString("utf8")
            resume(Effect.succeed({ status: response.statusCode ?? 0, headers: joined(lines), text }))
          })
        }
      )
      sent.on("error", (error) => resume(Effect.fail(error)))
      sent.on("timeout", () => sent.destroy(new Error("no response")))
      sent.end(request.body)
    })

/** Requests go over a loopback port, exactly as they are written. */
export const overPort = (name: string) =>
  Effect.gen(function* () {
    const { emulator, secret } = yield* make(name)
    const { url } = yield* serve(emulator)
    return { emulator, secret, send: overSocket(new URL(url)) }
  })
