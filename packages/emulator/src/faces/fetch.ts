import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Runtime from "effect/Runtime"
import type { Service } from "../Emulator.js"
import { fetchFailed, targetOf, toWeb } from "./web.js"

/**
 * Makes a function with the shape of `fetch` that asks an emulator. The host of a URL does not matter. An aborted
 * signal rejects with its reason, as with the real function, and a lost connection with a `TypeError` whose cause has the
 * system's code; redirects are not followed.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (emulator: Service): Effect.Effect<typeof globalThis.fetch> =>
  Effect.map(Effect.runtime<never>(), (runtime) => (input, init) => {
    const request = new Request(input, init)
    const program = Effect.flatMap(
      Effect.promise(() => request.arrayBuffer()),
      (body) =>
        emulator.send({
          method: request.method,
          target: targetOf(new URL(request.url)),
          headers: [...request.headers],
          body: new Uint8Array(body),
          remoteAddress: "127.0.0.1"
        })
    )
    return Runtime.runPromiseExit(runtime)(program, { signal: request.signal }).then((exit) => {
      if (Exit.isSuccess(exit)) return toWeb(exit.value)
      const lost = Option.getOrUndefined(Cause.failureOption(exit.cause))
      return Promise.reject(lost === undefined ? (request.signal.reason ?? exit.cause) : fetchFailed(lost))
    })
  })
