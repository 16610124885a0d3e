/** Reads the bodies of errors: both formats of the server, OAuth's, Postgres's, and those of gateways. */
import * as Json from "../json.js"
import { hasProperty, isNotUndefined, isRecord, isString } from "../predicate.js"
import type { Excerpt } from "../redact/excerpt.js"
import { truncate } from "../redact/excerpt.js"
import type { Redactor } from "../redact/redaction.js"
import { getOrElse } from "../result.js"
import type { HttpResponse } from "../transport/response.js"
import * as BeforeCodes from "./beforeCodes.js"
import { known } from "./codes.js"
import * as RetryAfter from "./retryAfter.js"

export interface Envelope {
  readonly code: string | undefined
  /** The server's own words. */
  readonly reason: string | undefined
  /** What a gateway suggests. */
  readonly hint: string | undefined
  /** Whether the response had no body. */
  readonly isEmpty: boolean
  readonly requestId: string | undefined
  readonly gateway: Readonly<Record<string, string>>
  readonly weakPasswordReasons: ReadonlyArray<string>
  /** Milliseconds to wait. */
  readonly retryAfter: number | undefined
}

const bodyOf = (text: string): Readonly<Record<string, unknown>> => {
  const body = getOrElse(Json.parse(text), undefined)
  return isRecord(body) ? body : {}
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined)

// What gateways report about themselves. Without it, nobody can tell whether the server or a gateway responded.
const gatewayHeaders = ["sb-gateway-version", "sb-project-ref", "sb-request-id", "x-sb-error-code", "cf-ray", "server"]
const requestIdHeaders = ["sb-request-id", "x-request-id", "x-supabase-request-id", "cf-ray"]

const isCode = (text: string): boolean => text.length <= 100 && /^[a-z]+(?:_[a-z]+)+$/.test(text)

/** The member `error` is a code in OAuth's errors, and a sentence in those of gateways. */
const oauthCode = (body: Readonly<Record<string, unknown>>): string | undefined => {
  const error = text(body["error"])
  return text(body["error_description"]) !== undefined || isCode(error ?? "") ? error : undefined
}

/** A numeric `code` is the status of the older format, which need not hold a code. */
const oldCode = (status: number, body: Readonly<Record<string, unknown>>): string | undefined =>
  body["code"] === status ? BeforeCodes.codeOf(status, text(body["msg"]) ?? "") : undefined

/** The members of all formats. `detail` is not read, since it can quote whole rows. */
const members = (status: number, body: Readonly<Record<string, unknown>>, headers: HttpResponse["headers"]) => ({
  code:
    text(body["error_code"]) ??
    text(body["code"]) ??
    text(headers["x-sb-error-code"]) ??
    oauthCode(body) ??
    oldCode(status, body),
  reason: text(body["msg"]) ?? text(body["message"]) ?? text(body["error_description"]) ?? text(body["error"]),
  hint: text(body["hint"])
})

const ofGateway = (headers: HttpResponse["headers"]) => ({
  requestId: requestIdHeaders.map((name) => text(headers[name])).find(isNotUndefined),
  gateway: Object.fromEntries(
    gatewayHeaders.flatMap((name) => {
      const value = headers[name]
      return value === undefined ? [] : [[name, value] as const]
    })
  )
})

const weakReasons = (body: Readonly<Record<string, unknown>>): ReadonlyArray<string> => {
  const weak = body["weak_password"]
  if (weak === undefined) return BeforeCodes.weakPasswordReasons(text(body["msg"]) ?? "")
  return hasProperty(weak, "reasons") && Array.isArray(weak.reasons) ? weak.reasons.filter(isString) : []
}

/** Reads a response unredacted, to classify it and not to show it. `now`: Unix milliseconds. */
export const read = (response: HttpResponse, now: number): Envelope => {
  const body = bodyOf(response.text)
  const { gateway, requestId } = ofGateway(response.headers)
  return {
    ...members(response.status, body, response.headers),
    isEmpty: response.text === "",
    requestId: requestId ?? text(body["error_id"]),
    gateway,
    weakPasswordReasons: weakReasons(body),
    retryAfter: RetryAfter.milliseconds(response.headers["retry-after"], now)
  }
}

/** One line, so that no response can forge a line in a log. */
const line = (text: string, longest: number): string => {
  const one = text.replace(/[\s\p{Cc}]+/gu, " ").trim()
  return one.length > longest ? `${truncate(one, longest - 1)}…` : one
}

const knownCodes = new Set<string>(known)

type Show = Redactor["show"]

/** Redacts all texts of a response together, so that the texts of the request are searched for once. */
const lines = (excerpts: ReadonlyArray<Excerpt>, show: Show): ReadonlyArray<string> =>
  show(excerpts).map((text, number) => line(text, excerpts[number]?.longest ?? 0))

// Request ids are often UUIDs, so ids are not redacted here.
const header = (text = ""): Excerpt => ({ text, longest: 200, ids: true })
const word = (text = ""): Excerpt => ({ text, longest: 100, ids: false })
const words = (text = ""): Excerpt => ({ text, longest: 1000, ids: false })
const advice = (text = ""): Excerpt => ({ text, longest: 300, ids: false })

/** The same names with other values. */
const withValues = (
  record: Readonly<Record<string, string>>,
  values: ReadonlyArray<string>
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(record).map((name, number) => [name, values[number] ?? ""] as const))

/** The id of the request and the gateway's headers, redacted. */
export const readGateway = (headers: HttpResponse["headers"], show: Show) => {
  const { gateway, requestId } = ofGateway(headers)
  const [id, ...values] = lines([header(requestId), ...Object.values(gateway).map((text) => header(text))], show)
  return { requestId: requestId === undefined ? undefined : id, gateway: withValues(gateway, values) }
}

// The server has three.
const mostReasons = 10

/** The envelope fit to be shown: without the sensitive texts of the request. */
export const redacted = (envelope: Envelope, show: Show): Envelope & { readonly reason: string } => {
  const { code, gateway, hint, isEmpty, reason, requestId } = envelope
  const isKnown = code === undefined || knownCodes.has(code)
  const reasons = envelope.weakPasswordReasons.slice(0, mostReasons)
  const [ownCode = "", ownReason = "", ownHint = "", id = "", ...rest] = lines(
    [
      word(isKnown ? "" : code),
      words(reason),
      advice(hint),
      header(requestId),
      ...reasons.map((text) => word(text)),
      ...Object.values(gateway).map((text) => header(text))
    ],
    show
  )
  return {
    ...envelope,
    code: isKnown ? code : ownCode,
    reason:
      reason === undefined
        ? isEmpty
          ? "The response was empty"
          : "The response was not one of the server's own"
        : ownReason,
    hint: hint === undefined ? undefined : ownHint,
    requestId: requestId === undefined ? undefined : id,
    weakPasswordReasons: rest.slice(0, reasons.length),
    gateway: withValues(gateway, rest.slice(reasons.length))
  }
}
