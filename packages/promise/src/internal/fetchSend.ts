/** Sends through a `fetch`: the caller's, or the runtime's. */
import type { Send, WireAnswer } from "@gotrue-effect/admin/internal/wire"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { BodyLost } from "./bodyLost.js"
import { lost } from "./lost.js"

type Fetch = typeof fetch

/** A response of a caller's `fetch` may be a stand-in that has what auth-js reads, and nothing else. */
const textOf = (response: Partial<Response>): Promise<string> =>
  response.text === undefined
    ? (response.json?.() ?? Promise.resolve(undefined)).then((body: unknown) => JSON.stringify(body) ?? "")
    : response.text()

const headersOf = (response: Partial<Response>): Readonly<Record<string, string>> => {
  const headers: Record<string, string> = {}
  // oxlint-disable-next-line unicorn/no-array-for-each -- the one way that stand-ins have, too
  response.headers?.forEach?.((value, name) => {
    headers[name] = value
  })
  return headers
}

const read = (response: Partial<Response>, method: string): Promise<WireAnswer> => {
  const isGood = response.ok ?? false
  const answer = {
    status: response.status ?? (isGood ? 200 : 500),
    statusText: response.statusText ?? "",
    headers: headersOf(response)
  }
  return textOf(response).then(
    (text) => ({ ...answer, text }),
    // What was refused stays refused, and what was done stays done, whether or not the rest of it came.
    (cause: unknown) =>
      isGood && method === "GET" ? Promise.reject(new BodyLost(cause)) : { ...answer, text: "", unreadable: cause }
  )
}

/** `fetch` is looked up for each request, since it may be replaced meanwhile. */
export const make =
  (fetcher: () => Fetch, init: RequestInit): Send =>
  ({ body, headers, method, url }, resume) => {
    const controller = new AbortController()
    const { signal } = controller
    const request: RequestInit =
      method === "GET"
        ? { method, headers, ...init, signal }
        : { method, headers, ...(body === undefined ? {} : { body }), ...init, signal }
    // In a promise from the start, since a `fetch` may throw as well.
    new Promise<Response>((resolve) => resolve(fetcher()(url, request)))
      .then((response) => read(response, method))
      .then(
        (answer) => resume(Exit.succeed(answer)),
        (error: unknown) => resume(lost(error))
      )
    return () => {
      controller.abort()
      return Effect.void
    }
  }
