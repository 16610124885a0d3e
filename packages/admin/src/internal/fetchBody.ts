/** Reads what `fetch` gives, up to a limit. */
import { Collected } from "./collected.js"
import { LazyAnswer } from "./lazyAnswer.js"
import * as ResponseSize from "./responseSize.js"

/** Nobody waits for a body that was left. */
const leave = (reader: ReadableStreamDefaultReader<Uint8Array>) => {
  reader.cancel().catch(() => undefined)
}

/** To the end, or until it is too large. Not as a chain of promises, which would grow with the number of pieces. */
export const collect = (body: ReadableStream<Uint8Array>, limit: number): Promise<Collected> =>
  new Promise((resolve, reject) => {
    const collected = new Collected(limit)
    const reader = body.getReader()
    const next = () => {
      reader
        .read()
        .then(({ done, value }) => {
          if (!done && collected.add(value)) return next()
          if (!done) leave(reader)
          resolve(collected)
        })
        .catch(reject)
    }
    next()
  })

/** A response of a caller's own `fetch` may be a stand-in without a stream. */
const isReadable = (body: unknown): body is ReadableStream<Uint8Array> =>
  typeof body === "object" && body !== null && "getReader" in body

const isKnown = (headers: Headers, limit: number): boolean =>
  ResponseSize.isKnown(headers.get("content-length") ?? undefined, headers.get("content-encoding") ?? undefined, limit)

/** The answer does not hold the response itself, which would keep the bytes of its body. */
export const read = (response: Response, most: number | undefined) => {
  const { body, headers, status } = response
  const limit = ResponseSize.limitFor(status, most)
  if (isReadable(body) && !isKnown(headers, limit)) {
    return collect(body, limit).then(
      (collected) =>
        new LazyAnswer(status, { text: collected.text }, headers, Object.fromEntries, collected.issue(status))
    )
  }
  return response.text().then((whole: unknown) => {
    const { issue, text } = ResponseSize.ofWhole(status, whole, limit)
    return new LazyAnswer(status, { text }, headers, Object.fromEntries, issue)
  })
}
