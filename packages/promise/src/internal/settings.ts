/** What an instance is made of: its options, understood once. */
import type { Transport } from "@gotrue-effect/admin/internal/interpreter"
import * as ResponseSize from "@gotrue-effect/admin/internal/responseSize"
import * as Retry from "@gotrue-effect/admin/internal/retry"
import type { Send } from "@gotrue-effect/admin/internal/wire"
import * as Duration from "effect/Duration"
import * as Schedule from "effect/Schedule"
import type { Differences } from "../models/Differences.js"
import type { CallOptions as Options, GoTrueAdminApiOptions, RetryOptions } from "../models/Options.js"
import * as CallOptions from "./callOptions.js"
import { resolve } from "./differences.js"
import * as FetchSend from "./fetchSend.js"
import * as Header from "./header.js"
import * as NodeSend from "./nodeSend.js"
import * as Pause from "./pause.js"

export interface Settings {
  readonly differences: Differences
  readonly throwOnError: boolean
  /** The transport for a call with these options. */
  readonly transportFor: (call: Options) => Transport
  /** The transport for calls without options of their own. */
  readonly transport: Transport
}

type Headers = Readonly<Record<string, string>>

/** As auth-js has them, by name, order and case. */
const toHeaders = (own: Headers, method: string, extra: Headers): Headers => {
  const headers: Record<string, string> =
    method === "GET" ? { ...own } : { "Content-Type": "application/json;charset=UTF-8", ...own }
  // Not `in`: auth-js writes over an empty one, too.
  headers["X-Supabase-Api-Version"] ||= "2024-01-01"
  const { authorization, ...rest } = extra
  if (authorization !== undefined) headers["Authorization"] = authorization
  Object.assign(headers, rest)
  // Whatever the type says, a program without types can give anything; `fetch` makes a text of it.
  for (const [name, value] of Object.entries<unknown>(headers)) {
    if (typeof value === "string") headers[name] = Header.trim(value)
  }
  return headers
}

const makeSend = ({ fetch: own, headers = {}, url }: GoTrueAdminApiOptions, differences: Differences): Send => {
  const throughFetch = FetchSend.make(
    () => own ?? globalThis.fetch,
    differences.redirects && own === undefined ? { redirect: "manual" } : {}
  )
  const throughNode = own === undefined && differences.redirects ? NodeSend.make(url) : () => undefined
  return (given, resume, fiber) => {
    const request = { ...given, headers: toHeaders(headers, given.method, given.headers) }
    const send = (Header.arePlain(request.headers) ? throughNode() : undefined) ?? throughFetch
    return send(request, resume, fiber)
  }
}

const toPolicy = ({
  firstPause = 200,
  longestPause = 5_000,
  longestRetryAfter = 30_000,
  longestTotal = 5_000,
  times = 4
}: RetryOptions): Retry.Policy => {
  const schedule = Schedule.exponential(firstPause).pipe(
    Schedule.jittered,
    Schedule.modifyDelay((_, delay) => Duration.min(delay, longestPause)),
    Schedule.intersect(Schedule.recurs(times)),
    Schedule.whileInput(Pause.isPossible)
  )
  return Retry.policy(schedule, Duration.millis(longestRetryAfter), Duration.millis(longestTotal), Pause.sleep)
}

const none: Headers = {}

export const make = (options: GoTrueAdminApiOptions): Settings => {
  const differences = resolve(options)
  const usual = {
    retry: CallOptions.retryOf(options.retry) ?? (differences.retries ? {} : false),
    timeout: CallOptions.timeoutOf(options.timeout) ?? (differences.timeouts ? 30_000 : Number.POSITIVE_INFINITY)
  }
  const shared = { send: makeSend(options, differences), baseUrl: options.url, headers: none, secrets: [] }
  const transportFor = ({ retry = usual.retry, timeout = usual.timeout }: Options): Transport => ({
    ...shared,
    timeoutMillis: timeout,
    retry: retry === false ? undefined : toPolicy(retry),
    maxResponseSize: options.maxResponseSize ?? ResponseSize.usual,
    keepEvidence: true
  })
  return {
    differences,
    throwOnError: options.throwOnError ?? false,
    transportFor,
    transport: transportFor({})
  }
}
