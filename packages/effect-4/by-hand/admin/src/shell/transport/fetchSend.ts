/** Sends through `fetch`: that of the runtime, or the one in the platform's services. */
import * as Context from "effect/Context"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Transport from "../../Transport.js"
import * as PromiseSend from "./promiseSend.js"
import type { Send } from "./send.js"

const plain = Transport.fetch()

// Not `Context.get`: it returns the `fetch` of the first time that anybody asked, also after that was replaced.
const fetchIn = (context: Context.Context<never>): typeof globalThis.fetch | undefined =>
  context.mapUnsafe.get(FetchHttpClient.Fetch.key)

/** `outer` has the services with which the layer was made. Those of a call come before them. */
export const make = (outer: Context.Context<never>): Send => {
  const usualInit = Context.getOrUndefined(outer, FetchHttpClient.RequestInit)
  const usualFetch = fetchIn(outer)
  return PromiseSend.make((request, cancellation, context) => {
    const init = Context.getOrUndefined(context, FetchHttpClient.RequestInit) ?? usualInit
    const fetch = fetchIn(context) ?? usualFetch
    return init === undefined && fetch === undefined
      ? plain(request, cancellation)
      : Transport.fetch(fetch, init)(request, cancellation)
  })
}
