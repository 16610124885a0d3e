/** What a fiber brings along: its clock, and whether anybody sees its spans. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import type * as Fiber from "effect/Fiber"
import * as Tracer from "effect/Tracer"

export const wallClock = Context.get(Context.empty(), Clock.Clock)

/** `isTraced`: whether there is a tracer other than Effect's own, which shows its spans to nobody. */
export const of = (
  fiber: Fiber.Fiber<unknown, unknown>
): { readonly clock: Clock.Clock; readonly isTraced: boolean } => {
  const { tracer, tracerEnabled } = fiber.cache
  return {
    clock: fiber.getRef(Clock.Clock),
    isTraced: tracerEnabled && tracer !== undefined && tracer !== Tracer.nativeTracer
  }
}
