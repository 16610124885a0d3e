/** Reads a response of `fetch`, up to a limit. */
import { Collected } from "./collected.js"
import { LazyResponse } from "./lazyResponse.js"
import type { HttpResponse } from "./response.js"
import * as ResponseSize from "./responseSize.js"

/** Drops the rest of a body. Nothing waits for it. */
const drop = (reader: ReadableStreamDefaultReader<Uint8Array>) => {
  reader.cancel().catch(() => undefined)
}

/** Reads to the end or to the limit. Not as a chain of promises, which would grow with the number of pieces. */
export const collect = (body: ReadableStream<Uint8Array>, limit: number): Promise<Collected> =>
  new Promise((resolve, reject) => {
    const collected = new Collected(limit)
    const reader = body.getReader()
    const next = () => {
      reader
        .read()
        .then(({ done, value }) => {
          if (!done && collected.add(value)) return next()
          if (!done) drop(reader)
          resolve(collected)
        })
        .catch(reject)
    }
    next()
  })

/** A caller's `fetch` may return a test double without a stream. */
const isReadable = (body: unknown): body is ReadableStream<Uint8Array> =>
  typeof body === "object" && body !== null && "getReader" in body

const isKnown = (headers: Headers, limit: number): boolean =>
  ResponseSize.isKnown(headers.get("content-length") ?? undefined, headers.get("content-encoding") ?? undefined, limit)

/** The result does not reference the response itself, which would retain the bytes of its body. */
export const read = (response: Response, most: number | undefined): Promise<HttpResponse> => {
  const { body, headers, status } = response
  const limit = ResponseSize.limitFor(status, most)
  if (isReadable(body) && !isKnown(headers, limit)) {
    return collect(body, limit).then(
      (collected) =>
        new LazyResponse(status, { text: collected.text }, headers, Object.fromEntries, collected.issue(status))
    )
  }
  return response.text().then((whole: unknown) => {
    const { issue, text } = ResponseSize.ofWhole(status, whole, limit)
    return new LazyResponse(status, { text }, headers, Object.fromEntries, issue)
  })
}
