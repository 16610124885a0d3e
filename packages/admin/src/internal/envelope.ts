/** The bodies that errors come in: both formats of the server, OAuth's, Postgres's, and those of gateways. */
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import { known } from "../ErrorCode.js"
import * as Json from "./json.js"
import * as RetryAfter from "./retryAfter.js"
import type { Carried } from "./scrub.js"
import * as Scrub from "./scrub.js"
import type { WireAnswer } from "./wire.js"

export interface Envelope {
  readonly code: string | undefined
  /** What the server said in words. */
  readonly reason: string | undefined
  /** Whether the answer had a body at all. */
  readonly isEmpty: boolean
  readonly requestId: string | undefined
  readonly gateway: Readonly<Record<string, string>>
  readonly weakPasswordReasons: ReadonlyArray<string>
  /** Milliseconds to wait. */
  readonly retryAfter: number | undefined
}

const parse = (text: string) => Option.filter(Json.parse(text), Predicate.isRecord)

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined)

// What gateways say of themselves: without it nobody can tell who refused.
const gatewayHeaders = ["sb-gateway-version", "sb-project-ref", "sb-request-id", "x-sb-error-code", "cf-ray", "server"]
const requestIdHeaders = ["sb-request-id", "x-request-id", "x-supabase-request-id", "cf-ray"]

const isCode = (text: string): boolean => text.length <= 100 && /^[a-z]+(?:_[a-z]+)+$/.test(text)

/** OAuth's errors have `error` for a code, gateways have it for words. */
const oauthCode = (body: Readonly<Record<string, unknown>>): string | undefined => {
  const error = text(body["error"])
  return text(body["error_description"]) !== undefined || isCode(error ?? "") ? error : undefined
}

/** The members of both formats, wherever they stand; `detail` is left, since it can quote whole rows. */
const members = (body: Readonly<Record<string, unknown>>, headers: WireAnswer["headers"]) => ({
  // A numeric `code` is the status of the older format.
  code: text(body["error_code"]) ?? text(body["code"]) ?? text(headers["x-sb-error-code"]) ?? oauthCode(body),
  reason: text(body["msg"]) ?? text(body["message"]) ?? text(body["error_description"]) ?? text(body["error"])
})

const ofGateway = (headers: WireAnswer["headers"]) => ({
  requestId: requestIdHeaders.map((name) => text(headers[name])).find(Predicate.isNotUndefined),
  gateway: Object.fromEntries(
    gatewayHeaders.flatMap((name) => {
      const value = headers[name]
      return value === undefined ? [] : [[name, value] as const]
    })
  )
})

const weakReasons = (body: Readonly<Record<string, unknown>>): ReadonlyArray<string> => {
  const weak = body["weak_password"]
  return Predicate.hasProperty(weak, "reasons") && Array.isArray(weak.reasons)
    ? weak.reasons.filter(Predicate.isString)
    : []
}

/** What the answer says, word for word: to be understood, not to be shown. `now`: Unix milliseconds. */
export const read = (answer: WireAnswer, now: number): Envelope => {
  const body: Readonly<Record<string, unknown>> = Option.getOrElse(parse(answer.text), () => ({}))
  const { gateway, requestId } = ofGateway(answer.headers)
  return {
    ...members(body, answer.headers),
    isEmpty: answer.text === "",
    requestId: requestId ?? text(body["error_id"]),
    gateway,
    weakPasswordReasons: weakReasons(body),
    retryAfter: RetryAfter.milliseconds(answer.headers["retry-after"], now)
  }
}

/** One line, so that no answer can forge a line of a log. */
const line = (text: string, longest: number): string => {
  const one = text.replace(/[\s\p{Cc}]+/gu, " ").trim()
  return one.length > longest ? `${Scrub.begin(one, longest - 1)}…` : one
}

const knownCodes = new Set<string>(known)

/** All texts of an answer are cleaned at once, so that what the request carried is gone through once. */
const lines = (shown: ReadonlyArray<Scrub.Shown>, carried: Carried): ReadonlyArray<string> =>
  Scrub.redact(shown, carried).map((text, number) => line(text, shown[number]?.longest ?? 0))

// Request ids are often UUIDs, so those are left.
const header = (text = ""): Scrub.Shown => ({ text, longest: 200, ids: true })
const word = (text = ""): Scrub.Shown => ({ text, longest: 100, ids: false })
const words = (text = ""): Scrub.Shown => ({ text, longest: 1000, ids: false })

/** The same names with other values. */
const withValues = (
  record: Readonly<Record<string, string>>,
  values: ReadonlyArray<string>
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(record).map((name, number) => [name, values[number] ?? ""] as const))

/** Which request it was, by whoever counted it, and what the gateway says of itself. */
export const readGateway = (headers: WireAnswer["headers"], carried: Carried) => {
  const { gateway, requestId } = ofGateway(headers)
  const [id, ...values] = lines([header(requestId), ...Object.values(gateway).map((text) => header(text))], carried)
  return { requestId: requestId === undefined ? undefined : id, gateway: withValues(gateway, values) }
}

// The server knows three.
const mostReasons = 10

/** What the answer says, fit to be shown: without what the request carried. */
export const clean = (envelope: Envelope, carried: Carried): Envelope & { readonly reason: string } => {
  const { code, gateway, isEmpty, reason, requestId } = envelope
  const isKnown = code === undefined || knownCodes.has(code)
  const reasons = envelope.weakPasswordReasons.slice(0, mostReasons)
  const [ownCode = "", ownReason = "", id = "", ...rest] = lines(
    [
      word(isKnown ? "" : code),
      words(reason),
      header(requestId),
      ...reasons.map((text) => word(text)),
      ...Object.values(gateway).map((text) => header(text))
    ],
    carried
  )
  return {
    ...envelope,
    code: isKnown ? code : ownCode,
    reason:
      reason === undefined
        ? isEmpty
          ? "The answer was empty"
          : "The answer was not one of the server's own"
        : ownReason,
    requestId: requestId === undefined ? undefined : id,
    weakPasswordReasons: rest.slice(0, reasons.length),
    gateway: withValues(gateway, rest.slice(reasons.length))
  }
}
