/** The settings of an instance, from its options. */
import type { Server } from "@gotrue-effect/core/exchange/exchange"
import * as ResponseSize from "@gotrue-effect/core/transport/responseSize"
import type { Differences } from "../models/Differences.js"
import type { ErrorClasses } from "../models/ErrorClasses.js"
import type { CallOptions as Options, GoTrueAdminApiOptions } from "../models/Options.js"
import * as FetchSend from "../transport/fetchSend.js"
import * as Header from "../transport/header.js"
import * as NodeSend from "../transport/nodeSend.js"
import type { Send } from "../transport/send.js"
import * as CallOptions from "./callOptions.js"
import { resolve } from "./differences.js"
import * as Explanations from "./explanations.js"
import * as Retry from "./retry.js"
import type { Sending } from "./run.js"

export interface Settings {
  readonly differences: Differences
  readonly throwOnError: boolean
  readonly errors: ErrorClasses | undefined
  readonly refuseUnknownAttributes: boolean
  readonly server: Omit<Server, "timeoutMillis">
  /** How a call with these options is sent. */
  readonly sendingFor: (call: Options) => Sending
  /** How calls without options of their own are sent. */
  readonly sending: Sending
}

type Headers = Readonly<Record<string, string>>

/** By name, order and case as in auth-js. */
const toHeaders = (own: Headers, method: string, extra: Headers): Headers => {
  const headers: Record<string, string> =
    method === "GET" ? { ...own } : { "Content-Type": "application/json;charset=UTF-8", ...own }
  // Not `in`: auth-js also replaces an empty one.
  headers["X-Supabase-Api-Version"] ||= "2024-01-01"
  const { authorization, ...rest } = extra
  if (authorization !== undefined) headers["Authorization"] = authorization
  Object.assign(headers, rest)
  // Untyped input can be anything, and `fetch` converts it to a string.
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
  return (given, resume) => {
    const request = { ...given, headers: toHeaders(headers, given.method, given.headers) }
    const send = (Header.arePlain(request.headers) ? throughNode() : undefined) ?? throughFetch
    return send(request, resume)
  }
}

export const make = (options: GoTrueAdminApiOptions): Settings => {
  const differences = resolve(options)
  const usual = {
    retry: CallOptions.retryOf(options.retry) ?? (differences.retries ? {} : false),
    timeout: CallOptions.timeoutOf(options.timeout) ?? (differences.timeouts ? 30_000 : Number.POSITIVE_INFINITY)
  }
  const send = makeSend(options, differences)
  const sendingFor = ({ retry = usual.retry, timeout = usual.timeout }: Options): Sending => ({
    send,
    timeoutMillis: timeout,
    retry: retry === false ? undefined : Retry.policy(retry)
  })
  return {
    differences,
    throwOnError: options.throwOnError ?? false,
    errors: options.errors,
    refuseUnknownAttributes: options.refuseUnknownAttributes ?? false,
    server: {
      baseUrl: options.url,
      headers: {},
      maxResponseSize: options.maxResponseSize ?? ResponseSize.usual,
      keepEvidence: true,
      hintFor: Explanations.hint,
      isLenient: true
    },
    sendingFor,
    sending: sendingFor({})
  }
}
