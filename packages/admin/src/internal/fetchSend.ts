/** Sends through `fetch`: the runtime's own, or the one that the platform's services name. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Transport from "../Transport.js"
import * as PromiseSend from "./promiseSend.js"

const plain = Transport.fetch()

export const send = PromiseSend.make((request, cancellation, context) => {
  const init: RequestInit | undefined = context.unsafeMap.get(FetchHttpClient.RequestInit.key)
  const fetch: typeof globalThis.fetch | undefined = context.unsafeMap.get(FetchHttpClient.Fetch.key)
  return init === undefined && fetch === undefined
    ? plain(request, cancellation)
    : Transport.fetch(fetch, init)(request, cancellation)
})
