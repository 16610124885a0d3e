import * as Either from "effect/Either"
import type { Call } from "../../http/call.js"
import { found } from "../../http/reply.js"
import type { Routes } from "../../http/router.js"
import { get } from "../../http/router.js"
import { beginExternalSignIn } from "./beginSignIn.js"

/** Sends a browser to a provider, to sign in there. */
const authorize = (call: Call) =>
  Either.map(beginExternalSignIn(call), (location) => found(location, call.request.method))

export const authorization: Routes<Call> = [get("/authorize", authorize)]
