/** Sends through a `fetch`: the caller's, or the runtime's. What a caller's does is its own: nothing of it is trusted. */
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

/** A response of a caller's `fetch` may be a stand-in that has what auth-js reads, and nothing else. */
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
  const answer = { status, statusText: response.statusText ?? "", headers: headersOf(response) }
  return bodyOf(response, status, ResponseSize.limitFor(status, request.maxResponseSize)).then(
    (body) => ok({ ...answer, ...body }),
    // What was refused stays refused, and what was done stays done, whether or not the rest of it came.
    (unreadable: unknown) =>
      isGood && request.method === "GET"
        ? lost(unreadable, request, { ofBody: true })
        : ok({ ...answer, text: "", unreadable })
  )
}

/** `fetch` is looked up for each request, since it may be replaced meanwhile. */
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
