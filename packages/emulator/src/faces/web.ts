import type { Response as Answer } from "../Exchange.js"

/** Statuses whose answers have no body, not even an empty one. */
const bodiless = new Set([101, 204, 205, 304])

/** An answer as the web's own `Response`. */
export const toWeb = (answer: Answer): globalThis.Response => {
  const headers = new Headers()
  for (const [name, value] of answer.headers) headers.append(name, value)
  return new Response(bodiless.has(answer.status) ? null : answer.body, { status: answer.status, headers })
}

/** What follows the host in a URL: what a client sends as the target. */
export const targetOf = (url: URL): string => url.pathname + url.search
