/** Sends through `fetch`: the runtime's own, or the one that the platform's services name. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Context from "effect/Context"
import * as Option from "effect/Option"
import * as Transport from "../Transport.js"
import * as PromiseSend from "./promiseSend.js"

const plain = Transport.fetch()

export const send = PromiseSend.make((request, cancellation, context) => {
  const init = Context.getOption(context, FetchHttpClient.RequestInit)
  const fetch = Context.getOption(context, FetchHttpClient.Fetch)
  return Option.isNone(init) && Option.isNone(fetch)
    ? plain(request, cancellation)
    : Transport.fetch(Option.getOrUndefined(fetch), Option.getOrUndefined(init))(request, cancellation)
})
