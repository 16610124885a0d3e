import type { Clock } from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Request, Response } from "../Exchange.js"
import { ConnectionError } from "../Exchange.js"
import type { Plan } from "./fault.js"
import type { FaultStore } from "./faults.js"
import type { JournalStore, Line } from "./journal.js"
import type { Handled } from "./observer.js"

export interface WireParts {
  /** With `races` another client creates the same account at the same time. */
  readonly respond: (request: Request, clock: Clock, races?: boolean) => Effect.Effect<Response>
  readonly now: (clock: Clock) => bigint
  readonly faults: FaultStore
  readonly journal: JournalStore
  readonly prefix: string
  /** Is told of each request that was handled. */
  readonly observe: ((handled: Handled) => void) | undefined
}

/** The path as a fault names it. */
const pathOf = (target: string, prefix: string): string => {
  const [path = ""] = target.split("?")
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path
}

/** What is between a client and the server: the journal, and the faults. */
export const makeWire = ({ respond, faults, journal, now, observe, prefix }: WireParts) => {
  const note =
    (line: Line, clock: Clock) =>
    (response: Response): Response => {
      journal.finish(line, response, clock.unsafeCurrentTimeMillis())
      return response
    }
  const noted = (request: Request, clock: Clock, fault: Line["fault"]): Line =>
    journal.add(request, { at: now(clock), fault, begun: clock.unsafeCurrentTimeMillis() })

  /** Tells the observer, whose own errors are its own. */
  const observed = <E>(
    { method, target }: Request,
    fault: Handled["fault"],
    handle: Effect.Effect<Response, E>
  ): Effect.Effect<Response, E> =>
    observe === undefined
      ? handle
      : Effect.clockWith((clock) =>
          Effect.suspend(() => {
            const start = clock.unsafeCurrentTimeMillis()
            const tell = (response: Response | undefined) =>
              Effect.ignore(
                Effect.try(() =>
                  observe({
                    method,
                    target,
                    status: response?.status ?? null,
                    body: response?.body ?? "",
                    milliseconds: clock.unsafeCurrentTimeMillis() - start,
                    fault
                  })
                )
              )
            return Effect.tap(
              Effect.tapError(handle, () => tell(undefined)),
              tell
            )
          })
        )

  const happen = (plan: Plan, request: Request, line: Line): Effect.Effect<Response, ConnectionError> =>
    Effect.clockWith((clock) => {
      const { happening } = plan
      switch (happening.kind) {
        case "wait":
          return Effect.map(respond(request, clock), note(line, clock))
        case "raced":
          return Effect.map(respond(request, clock, true), note(line, clock))
        case "responded":
          return Effect.sync(() => note(line, clock)(happening.respond(request)))
        case "lost": {
          const lost = Effect.fail(new ConnectionError({ code: happening.code }))
          return happening.after ? Effect.zipRight(respond(request, clock), lost) : lost
        }
        case "cut":
          return Effect.flatMap(Effect.map(respond(request, clock), note(line, clock)), (whole) => {
            const size = new TextEncoder().encode(whole.body).length
            // A response with an empty body cannot arrive in part.
            if (size === 0) return Effect.fail(new ConnectionError({ code: "ECONNRESET" }))
            const cutAt = Math.min(happening.bytes ?? Math.floor(size / 2), size - 1)
            return Effect.succeed({ ...whole, cutAt })
          })
      }
    })

  const send = (request: Request): Effect.Effect<Response, ConnectionError> =>
    Effect.clockWith((clock) => {
      const plan = faults.take(request.method, pathOf(request.target, prefix))
      const line = noted(request, clock, plan?.fault.kind ?? null)
      if (plan === undefined) return observed(request, null, Effect.map(respond(request, clock), note(line, clock)))
      const happens = happen(plan, request, line)
      const { latency } = plan
      const late = Duration.equals(latency, Duration.zero) ? happens : Effect.delay(happens, latency)
      return observed(request, plan.fault.kind, late)
    })

  /** Past all faults. */
  const handle = (request: Request): Effect.Effect<Response> =>
    Effect.clockWith((clock) =>
      observed(request, null, Effect.map(respond(request, clock), note(noted(request, clock, null), clock)))
    )

  return { send, handle }
}
