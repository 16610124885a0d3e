/**
 * Sends through a `fetch`: the caller's, or that of the runtime. Nothing that a caller's `fetch` returns is trusted.
 */
import { hasProperty, isString } from "@gotrue-effect/core/predicate"
import { attempt, ok } from "@gotrue-effect/core/result"
import * as FetchBody from "@gotrue-effect/core/transport/fetchBody"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import * as ResponseSize from "@gotrue-effect/core/transport/responseSize"
import * as Json from "../error/json.js"
import { lost } from "../error/lost.js"
import type { Received, Send } from "./send.js"

type Fetch = typeof fetch

const isReadable = (body: unknown): body is ReadableStream<Uint8Array> =>
  hasProperty(body, "getReader") && typeof body.getReader === "function"

/** A caller's `fetch` may return a test double with only what auth-js reads. */
const textOf = (response: Partial<Response>): Promise<unknown> | undefined =>
  response.text === undefined ? response.json?.().then(Json.stringify) : response.text()

const bodyOf = async (response: Partial<Response>, status: number, limit: number) => {
  if (isReadable(response.body)) {
    const collected = await FetchBody.collect(response.body, limit)
    return { text: collected.text, issue: collected.issue(status) }
  }
  const text = await textOf(response)
  return ResponseSize.ofWhole(status, isString(text) ? text : Json.stringify(text), limit)
}

const headersOf = (response: Partial<Response>): Readonly<Record<string, string>> => {
  const headers: Record<string, string> = {}
  // oxlint-disable-next-line unicorn/no-array-for-each -- the one way that stand-ins have, too
  attempt(() => response.headers?.forEach?.((value, name) => (headers[name] = `${value}`)))
  return headers
}

const read = (response: Partial<Response>, request: HttpRequest): Promise<Received> => {
  const isGood = response.ok ?? false
  const status = response.status ?? (isGood ? 200 : 500)
  const head = { status, statusText: response.statusText ?? "", headers: headersOf(response) }
  return bodyOf(response, status, ResponseSize.limitFor(status, request.maxResponseSize)).then(
    (body) => ok({ ...head, ...body }),
    // The status is known. A lost body changes nothing about a rejected or successful request.
    (unreadable: unknown) =>
      isGood && request.method === "GET"
        ? lost(unreadable, request, { ofBody: true })
        : ok({ ...head, text: "", unreadable })
  )
}

/** `fetch` is looked up for each request, because it may have been replaced. */
export const make =
  (fetcher: () => Fetch, init: RequestInit): Send =>
  (request, resume) => {
    const { body, headers, method, url } = request
    const controller = new AbortController()
    const { signal } = controller
    const options: RequestInit =
      method === "GET"
        ? { method, headers, ...init, signal }
        : { method, headers, ...(body === undefined ? {} : { body }), ...init, signal }
    const sent = attempt(() => fetcher()(url, options))
    if (!sent.ok) {
      resume(lost(sent.error, request, { isRefused: true }))
      return () => undefined
    }
    new Promise<Response>((resolve) => resolve(sent.value))
      .then(
        (response) => {
          const reading = attempt(() => read(response, request))
          return reading.ok ? reading.value : lost(reading.error, request, { isUnusable: true })
        },
        (error: unknown) => lost(error, request)
      )
      .then(resume)
    return () => controller.abort()
  }
