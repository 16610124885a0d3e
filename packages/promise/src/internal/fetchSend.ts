/** Sends through a `fetch`: the caller's, or the runtime's. What a caller's does is its own: nothing of it is trusted. */
import * as FetchBody from "@gotrue-effect/admin/internal/fetchBody"
import * as ResponseSize from "@gotrue-effect/admin/internal/responseSize"
import type { Send, WireAnswer, WireFailure, WireRequest } from "@gotrue-effect/admin/internal/wire"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Predicate from "effect/Predicate"
import * as Json from "./json.js"
import { lost } from "./lost.js"

type Fetch = typeof fetch

type Result = Exit.Exit<WireAnswer, WireFailure>

const isReadable = (body: unknown): body is ReadableStream<Uint8Array> =>
  Predicate.hasProperty(body, "getReader") && Predicate.isFunction(body.getReader)

/** A response of a caller's `fetch` may be a stand-in that has what auth-js reads, and nothing else. */
const textOf = (response: Partial<Response>): Promise<unknown> | undefined =>
  response.text === undefined ? response.json?.().then(Json.stringify) : response.text()

const bodyOf = async (response: Partial<Response>, status: number, limit: number) => {
  if (isReadable(response.body)) {
    const collected = await FetchBody.collect(response.body, limit)
    return { text: collected.text, issue: collected.issue(status) }
  }
  const text = await textOf(response)
  return ResponseSize.ofWhole(status, Predicate.isString(text) ? text : Json.stringify(text), limit)
}

const headersOf = (response: Partial<Response>): Readonly<Record<string, string>> => {
  const headers: Record<string, string> = {}
  // oxlint-disable-next-line unicorn/no-array-for-each -- the one way that stand-ins have, too
  Either.try(() => response.headers?.forEach?.((value, name) => (headers[name] = `${value}`)))
  return headers
}

const read = (response: Partial<Response>, request: WireRequest): Promise<Result> => {
  const isGood = response.ok ?? false
  const status = response.status ?? (isGood ? 200 : 500)
  const answer = { status, statusText: response.statusText ?? "", headers: headersOf(response) }
  return bodyOf(response, status, ResponseSize.limitFor(status, request.maxResponseSize)).then(
    (body) => Exit.succeed({ ...answer, ...body }),
    // What was refused stays refused, and what was done stays done, whether or not the rest of it came.
    (unreadable: unknown) =>
      isGood && request.method === "GET"
        ? lost(unreadable, request, { ofBody: true })
        : Exit.succeed({ ...answer, text: "", unreadable })
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
    const sent = Either.try({
      try: () => fetcher()(url, options),
      catch: (error) => lost(error, request, { isRefused: true })
    })
    if (Either.isLeft(sent)) {
      resume(sent.left)
      return () => Effect.void
    }
    new Promise<Response>((resolve) => resolve(sent.right))
      .then(
        (response) =>
          Either.merge(
            Either.try({
              try: () => read(response, request),
              catch: (error) => lost(error, request, { isUnusable: true })
            })
          ),
        (error: unknown) => lost(error, request)
      )
      .then(resume)
    return () => {
      controller.abort()
      return Effect.void
    }
  }
