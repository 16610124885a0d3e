/** Sends through `fetch`: that of the runtime, or the one in the platform's services. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Context from "effect/Context"
import * as Transport from "../../Transport.js"
import * as PromiseSend from "./promiseSend.js"

const plain = Transport.fetch()

export const send = PromiseSend.make((request, cancellation, context) => {
  const init = Context.getOrElse(context, FetchHttpClient.RequestInit, () => undefined)
  const fetch = Context.getOrElse(context, FetchHttpClient.Fetch, () => undefined)
  return init === undefined && fetch === undefined
    ? plain(request, cancellation)
    : Transport.fetch(fetch, init)(request, cancellation)
})
