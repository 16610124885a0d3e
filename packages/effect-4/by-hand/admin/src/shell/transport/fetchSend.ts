/** Sends through `fetch`: that of the runtime, or the one in the platform's services. */
import * as Context from "effect/Context"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Transport from "../../Transport.js"
import * as PromiseSend from "./promiseSend.js"

const plain = Transport.fetch()

export const send = PromiseSend.make((request, cancellation, context) => {
  const init = Context.getOrUndefined(context, FetchHttpClient.RequestInit)
  // Not `Context.get`: it returns the `fetch` of the first time that anybody asked, also after that was replaced.
  const fetch: typeof globalThis.fetch | undefined = context.mapUnsafe.get(FetchHttpClient.Fetch.key)
  return init === undefined && fetch === undefined
    ? plain(request, cancellation)
    : Transport.fetch(fetch, init)(request, cancellation)
})
