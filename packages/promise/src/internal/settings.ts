/** What an instance is made of: its options, understood once. */
import type { Transport } from "@gotrue-effect/admin/internal/interpreter"
import * as Retry from "@gotrue-effect/admin/internal/retry"
import type { Send } from "@gotrue-effect/admin/internal/wire"
import * as Duration from "effect/Duration"
import * as Schedule from "effect/Schedule"
import type { Differences } from "../models/Differences.js"
import type { CallOptions, GoTrueAdminApiOptions, RetryOptions } from "../models/Options.js"
import { resolve } from "./differences.js"
import * as FetchSend from "./fetchSend.js"
import * as NodeSend from "./nodeSend.js"

export interface Settings {
  readonly differences: Differences
  readonly throwOnError: boolean
  /** The transport for a call with these options. */
  readonly transportFor: (call: CallOptions) => Transport
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
  return Object.assign(headers, rest)
}

const makeSend = ({ fetch: own, headers = {}, url }: GoTrueAdminApiOptions, differences: Differences): Send => {
  const throughFetch = FetchSend.make(
    () => own ?? globalThis.fetch,
    differences.redirects && own === undefined ? { redirect: "manual" } : {}
  )
  const throughNode = own === undefined && differences.redirects ? NodeSend.make(url) : () => undefined
  return (request, resume, fiber) =>
    (throughNode() ?? throughFetch)(
      { ...request, headers: toHeaders(headers, request.method, request.headers) },
      resume,
      fiber
    )
}

/** What can't be sent now can't be sent later. */
const isHopeless = (cause: unknown): boolean =>
  cause instanceof TypeError &&
  /ERR_INVALID|invalid (?:header|url)|parse URL/i.test(`${Reflect.get(cause, "code")} ${cause.message} ${cause.cause}`)

const policy = ({ firstPause = 200, longestPause = 5_000, longestRetryAfter = 30_000, times = 4 }: RetryOptions) =>
  Retry.policy(
    Schedule.exponential(firstPause).pipe(
      Schedule.jittered,
      Schedule.modifyDelay((_, delay) => Duration.min(delay, longestPause)),
      Schedule.intersect(Schedule.recurs(times)),
      Schedule.whileInput((fault) => fault._tag !== "ConnectionFailed" || !isHopeless(fault.failure?.cause))
    ),
    Duration.millis(longestRetryAfter)
  )

const none: Headers = {}

export const make = (options: GoTrueAdminApiOptions): Settings => {
  const differences = resolve(options)
  const usual: RetryOptions | false = differences.retries ? {} : false
  const shared = { send: makeSend(options, differences), baseUrl: options.url, headers: none, secrets: [] }
  const transportFor = ({
    retry = options.retry ?? usual,
    timeout = options.timeout ?? (differences.timeouts ? 30_000 : Number.POSITIVE_INFINITY)
  }: CallOptions): Transport => ({
    ...shared,
    timeoutMillis: timeout,
    retry: retry === false ? undefined : policy(retry),
    keepEvidence: true
  })
  return {
    differences,
    throwOnError: options.throwOnError ?? false,
    transportFor,
    transport: transportFor({})
  }
}
