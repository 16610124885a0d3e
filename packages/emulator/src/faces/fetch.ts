import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Runtime from "effect/Runtime"
import type { Service } from "../Emulator.js"
import { targetOf, toWeb } from "./web.js"

/**
 * Makes a function with the shape of `fetch` that asks an emulator. The host of a URL does not matter. An aborted
 * signal rejects with its reason, as with the real function; redirects are not followed.
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
        emulator.handle({
          method: request.method,
          target: targetOf(new URL(request.url)),
          headers: [...request.headers],
          body: new Uint8Array(body),
          remoteAddress: "127.0.0.1"
        })
    )
    return Runtime.runPromiseExit(runtime)(program, { signal: request.signal }).then((exit) =>
      Exit.isSuccess(exit) ? toWeb(exit.value) : Promise.reject(request.signal.reason ?? exit.cause)
    )
  })
