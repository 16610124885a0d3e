/** The bodies that errors come in: both formats of the server, OAuth's, Postgres's, and those of gateways. */
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as RetryAfter from "./retryAfter.js"
import type { WireAnswer } from "./wire.js"

export interface Envelope {
  readonly code: string | undefined
  /** What the server said in words. */
  readonly reason: string
  readonly requestId: string | undefined
  readonly gateway: Readonly<Record<string, string>>
  readonly weakPasswordReasons: ReadonlyArray<string>
  /** Milliseconds to wait. */
  readonly retryAfter: number | undefined
}

const Json = Schema.parseJson(Schema.Record({ key: Schema.String, value: Schema.Unknown }))
const parse = Schema.decodeUnknownOption(Json)

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined)

// What gateways say of themselves: without it nobody can tell who refused.
const gatewayHeaders = ["sb-gateway-version", "sb-project-ref", "sb-request-id", "x-sb-error-code", "cf-ray", "server"]
const requestIdHeaders = ["sb-request-id", "x-request-id", "x-supabase-request-id", "cf-ray"]

/** The members of both formats, wherever they stand; `detail` is left, since it can quote whole rows. */
const members = (body: Readonly<Record<string, unknown>>, headers: WireAnswer["headers"]) => ({
  // A numeric `code` is the status of the older format.
  code: text(body["error_code"]) ?? text(body["code"]) ?? text(headers["x-sb-error-code"]),
  // OAuth's errors have `error` for a code, gateways have it for words.
  reason: text(body["msg"]) ?? text(body["message"]) ?? text(body["error_description"]) ?? text(body["error"])
})

/** Which request it was, by whoever counted it, and what the gateway says of itself. */
export const readGateway = (
  headers: WireAnswer["headers"]
): { readonly requestId: string | undefined; readonly gateway: Readonly<Record<string, string>> } => ({
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

/**
 * `now` (Unix milliseconds) is what a date in `Retry-After` is counted from; `clean` is put around every text of the
 * answer.
 */
export const read = (answer: WireAnswer, now: number, clean: (text: string) => string): Envelope => {
  const body: Readonly<Record<string, unknown>> = Option.getOrElse(parse(answer.text), () => ({}))
  const { code, reason } = members(body, answer.headers)
  const { gateway, requestId } = readGateway(answer.headers)
  return {
    code: code === undefined ? undefined : clean(code),
    reason:
      reason !== undefined
        ? clean(reason)
        : answer.text === ""
          ? "The answer was empty"
          : "The answer was not one of the server's own",
    requestId: requestId ?? text(body["error_id"]),
    gateway,
    weakPasswordReasons: weakReasons(body),
    retryAfter: RetryAfter.milliseconds(answer.headers["retry-after"], now)
  }
}
