import type { ConnectionError, Response } from "../Exchange.js"

/** Statuses whose responses have no body, not even an empty one. */
const bodiless = new Set([101, 204, 205, 304])

/** What `fetch` rejects with when there is no response: the system's own error is its cause. */
export const fetchFailed = ({ code, message }: ConnectionError): TypeError =>
  new TypeError("fetch failed", {
    cause: Object.assign(new Error(message), { code, syscall: code === "ECONNREFUSED" ? "connect" : "read" })
  })

const terminated = (): TypeError =>
  new TypeError("terminated", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) })

/** The first bytes of a body, and then the end of the connection. */
const cutBody = (body: string, cutAt: number): ReadableStream<Uint8Array> => {
  let begun = false
  return new ReadableStream({
    pull: (controller) => {
      if (begun) controller.error(terminated())
      else controller.enqueue(new TextEncoder().encode(body).subarray(0, cutAt))
      begun = true
    }
  })
}

/** A response as the web's own `Response`. */
export const toWeb = ({ body, cutAt, headers: lines, status }: Response): globalThis.Response => {
  const headers = new Headers()
  for (const [name, value] of lines) headers.append(name, value)
  if (cutAt !== undefined) headers.set("Content-Length", String(new TextEncoder().encode(body).length))
  const given = cutAt === undefined ? body : cutBody(body, cutAt)
  return new Response(bodiless.has(status) ? null : given, { status, headers })
}

/** What follows the host in a URL: what a client sends as the target. */
export const targetOf = (url: URL): string => url.pathname + url.search
