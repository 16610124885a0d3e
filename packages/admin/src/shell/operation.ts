/** Turns an endpoint into a function that sends requests, as an effect. Nothing else does. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import type { Failure, Of } from "@gotrue-effect/core/error/failure"
import * as Exchange from "@gotrue-effect/core/exchange/exchange"
import * as Path from "@gotrue-effect/core/exchange/path"
import type { Endpoint } from "@gotrue-effect/core/protocol/endpoint"
import type { Result } from "@gotrue-effect/core/result"
import { attempt, err, ok } from "@gotrue-effect/core/result"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { Contract, Types } from "../contracts/contract.js"
import * as Input from "../contracts/input.js"
import * as Call from "./call.js"
import { currentSettings } from "./callSettings.js"
import type { Connection } from "./connection/connection.js"
import { withSettings } from "./connection/connection.js"
import * as Observe from "./observe.js"
import * as Retry from "./retry.js"
import { currentTransform } from "./transport/clientTransform.js"
import type { Send } from "./transport/send.js"

/** A call with validated input, ready to be sent. */
interface Prepared<Given> {
  readonly input: Given
  readonly request: HttpRequest
}

const unreadable: Issue = { path: "", expected: "can't be read" }

const withoutEffect = Effect.logWarning(
  "withClientTransform has no effect on a service of layerTransport, which has no HttpClient. Use layer or layerFetch."
)

/** The function for one endpoint. What does not depend on the call is prepared here. */
export const make = <T extends Types>(endpoint: Endpoint<T["Wire"]>, contract: Contract<T>, usual: Connection) => {
  const { method, name } = endpoint
  const read = Input.reader(contract)
  const observed = Observe.operation(name)
  const requested = Observe.request({
    method,
    template: Path.template(endpoint.path),
    server: usual.server
  })

  /** Over the connection of the service, or that of a call with settings of its own. */
  const over = (connection: Connection) => {
    const exchange = Exchange.make<T, T["Wire"]>(endpoint, contract, connection)

    const prepare = (args: ReadonlyArray<unknown>): Result<Prepared<T["Input"]>, Of<"InvalidInput">> => {
      const accepted = read(args)
      if (!accepted.ok) return err(Exchange.invalidInput(name, accepted.error))
      const input = accepted.value
      const request = exchange.prepare(contract.toWire(input))
      return request.ok ? ok({ input, request: request.value }) : request
    }

    /** Reading untyped input, or input with getters, can throw. */
    const prepareSafely = (args: ReadonlyArray<unknown>): ReturnType<typeof prepare> => {
      const prepared = attempt(() => prepare(args))
      return prepared.ok ? prepared.value : err(Exchange.invalidInput(name, unreadable))
    }

    const attemptOnce = (
      { input, request }: Prepared<T["Input"]>,
      call: Call.Call
    ): Effect.Effect<T["Output"], Failure> => {
      call.attempts++
      // A custom transport can fail with any code, and spans show the code.
      const send: Send = (request, resume, fiber) =>
        connection.send(
          request,
          (result) =>
            resume(
              Exit.isSuccess(result) ? result : Exit.mapError(result, (failure) => exchange.withoutEcho(failure, input))
            ),
          fiber
        )
      const sent = requested(call, (traceHeaders) =>
        Call.send(
          call,
          { send, timeoutMillis: connection.timeoutMillis },
          traceHeaders === undefined ? request : { ...request, traceHeaders }
        )
      )
      return Effect.matchCauseEffect(sent, {
        onFailure: (cause) => Effect.failCause(Cause.map(cause, exchange.lost)),
        onSuccess: (response) => {
          call.status = response.status
          const result = exchange.conclude(response, input, () => call.clock.unsafeCurrentTimeMillis())
          return result.ok ? Effect.succeed(result.value) : Effect.fail(result.error)
        }
      })
    }

    return (args: ReadonlyArray<unknown>, call: Call.Call): Effect.Effect<T["Output"], Failure> => {
      const prepared = prepareSafely(args)
      return prepared.ok
        ? Retry.apply(() => attemptOnce(prepared.value, call), method, connection.retry)
        : Effect.fail(prepared.error)
    }
  }
  const overUsual = over(usual)

  const invalidSetting = ({ expected, path }: Issue) =>
    Exchange.invalidInput(name, { path: `settings.${path}`, expected })

  return (...args: ReadonlyArray<unknown>): Effect.Effect<T["Output"], Failure> =>
    observed((call) => {
      const settings = call.fiber.getFiberRef(currentSettings)
      const run =
        settings === undefined
          ? overUsual(args, call)
          : Effect.flatMap(Effect.mapError(withSettings(usual, settings), invalidSetting), (connection) =>
              over(connection)(args, call)
            )
      return usual.hasClient === false && call.fiber.getFiberRef(currentTransform) !== undefined
        ? Effect.zipRight(withoutEffect, run)
        : run
    })
}
