import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Runtime from "effect/Runtime"
import type { Access } from "../Control.js"
import type { Service } from "../Emulator.js"
import type * as Exchange from "../Exchange.js"
import { accessOn, admit, isControl } from "../control/access.js"
import { fetchFailed, targetOf, toWeb } from "./web.js"

/**
 * What comes before the emulator for a request to a control route. A program's own request has no `Host`, `Origin` or
 * `Sec-Fetch-Site`; one that a program has received and passes on has them, and is judged by them.
 */
const admitted = (
  request: Exchange.Request,
  options: Access
): Either.Either<ReadonlyArray<readonly [string, string]>, Exchange.Response> => {
  const access = isControl(request.target) ? accessOn("localhost", options) : undefined
  return access === undefined ? Either.right([]) : admit({ ...request, hasBody: request.body.length > 0 }, access)
}

/**
 * Makes a function with the shape of `fetch` that asks an emulator. The host of a URL does not matter. An aborted
 * signal rejects with its reason, as with the real function, and a lost connection with a `TypeError` whose cause has the
 * system's code; redirects are not followed.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (emulator: Service, options: Access = {}): Effect.Effect<typeof globalThis.fetch> =>
  Effect.map(Effect.runtime<never>(), (runtime) => (input, init) => {
    const request = new Request(input, init)
    const program = Effect.flatMap(
      Effect.promise(() => request.arrayBuffer()),
      (body) => {
        const received: Exchange.Request = {
          method: request.method,
          target: targetOf(new URL(request.url)),
          headers: [...request.headers],
          body: new Uint8Array(body),
          remoteAddress: "127.0.0.1"
        }
        return Either.match(admitted(received, options), {
          onLeft: Effect.succeed,
          onRight: (headers) =>
            Effect.map(emulator.send(received), (response) => ({
              ...response,
              headers: [...response.headers, ...headers]
            }))
        })
      }
    )
    return Runtime.runPromiseExit(runtime)(program, { signal: request.signal }).then((exit) => {
      if (Exit.isSuccess(exit)) return toWeb(exit.value)
      const lost = Option.getOrUndefined(Cause.failureOption(exit.cause))
      return Promise.reject(lost === undefined ? (request.signal.reason ?? exit.cause) : fetchFailed(lost))
    })
  })
