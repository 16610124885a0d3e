/** Sends through `fetch`: that of the runtime, or the one in the platform's services. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Context from "effect/Context"
import * as Transport from "../../Transport.js"
import * as PromiseSend from "./promiseSend.js"
import type { Send } from "./send.js"

const plain = Transport.fetch()

/** `outer` has the services with which the layer was made. Those of a call come before them. */
export const make = (outer: Context.Context<never>): Send => {
  const usualInit = Context.getOrElse(outer, FetchHttpClient.RequestInit, () => undefined)
  const usualFetch = Context.getOrElse(outer, FetchHttpClient.Fetch, () => undefined)
  return PromiseSend.make((request, cancellation, context) => {
    const init = Context.getOrElse(context, FetchHttpClient.RequestInit, () => usualInit)
    const fetch = Context.getOrElse(context, FetchHttpClient.Fetch, () => usualFetch)
    return init === undefined && fetch === undefined
      ? plain(request, cancellation)
      : Transport.fetch(fetch, init)(request, cancellation)
  })
}
