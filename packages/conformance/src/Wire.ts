/** Plain requests, for what the library would not send: the server must reject what the library rejects beforehand. */
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import type { Said } from "./ErrorRow.js"
import { adminKey, Target } from "./Target.js"

export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD"
  readonly path: string
  /** Becomes JSON, unless it is text. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Default: an admin key; `null` for none. */
  readonly token?: string | null
  /** Requests errors in the format of before 2024. */
  readonly legacy?: boolean
}

export interface Response extends Said {
  readonly headers: Readonly<Record<string, string>>
  readonly json: unknown
  readonly text: string
}

const textIn = (json: unknown, name: string): string | undefined => {
  const value = Predicate.hasProperty(json, name) ? json[name] : undefined
  return Predicate.isString(value) ? value : undefined
}

/** The error of a response, in either format. */
export const said = (status: number, text: string, json: unknown): Said => ({
  status,
  code: textIn(json, "error_code") ?? textIn(json, "code"),
  message: textIn(json, "msg") ?? textIn(json, "message") ?? text.trim()
})

export const parse = (text: string): unknown =>
  Schema.decodeUnknownOption(Schema.parseJson(Schema.Unknown))(text).pipe((json) =>
    json._tag === "Some" ? json.value : undefined
  )

export const send = ({ body, headers = {}, legacy = false, method, path, token }: Request) =>
  Effect.gen(function* () {
    const target = yield* Target
    const text = body === undefined || Predicate.isString(body) ? body : JSON.stringify(body)
    const request = HttpClientRequest.make(method)(target.url + path, {
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token ?? adminKey(target)}` }),
        ...(legacy ? {} : { "x-supabase-api-version": "2024-01-01" }),
        ...headers
      }
    })
    const response = yield* target.client.execute(
      text === undefined
        ? request
        : HttpClientRequest.bodyText(request, text, headers["content-type"] ?? "application/json")
    )
    const bodyText = yield* response.text
    const json = parse(bodyText)
    const whole: Response = {
      ...said(response.status, bodyText, json),
      headers: response.headers,
      json,
      text: bodyText
    }
    return whole
  })
