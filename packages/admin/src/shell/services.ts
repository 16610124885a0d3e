/** What a fiber brings along: its clock, and whether anybody sees its spans. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DefaultServices from "effect/DefaultServices"
import type * as Fiber from "effect/Fiber"
import * as FiberRef from "effect/FiberRef"
import * as Tracer from "effect/Tracer"

export const wallClock = Context.get(DefaultServices.liveServices, Clock.Clock)

const silent = Context.get(DefaultServices.liveServices, Tracer.Tracer)

/** `isTraced`: whether there is a tracer other than Effect's own, which shows its spans to nobody. */
export const of = (
  fiber: Fiber.RuntimeFiber<unknown, unknown>
): { readonly clock: Clock.Clock; readonly isTraced: boolean } => {
  const services = fiber.getFiberRef(DefaultServices.currentServices)
  return {
    clock: Context.get(services, Clock.Clock),
    isTraced: fiber.getFiberRef(FiberRef.currentTracerEnabled) && Context.get(services, Tracer.Tracer) !== silent
  }
}
