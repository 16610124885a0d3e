/** A request as an effect: it ends in time, and with whoever asked for it. */
import * as SystemCode from "@gotrue-effect/admin/internal/systemCode"
import * as Timer from "@gotrue-effect/admin/internal/timer"
import type { WireAnswer, WireFailure } from "@gotrue-effect/admin/internal/wire"
import { timedOut } from "@gotrue-effect/admin/internal/wire"
import * as Effect from "effect/Effect"

/** What came of a request: exactly one of the two is called. */
export interface Outcome {
  readonly answered: (answer: WireAnswer) => void
  /** With what was thrown. */
  readonly failed: (cause: unknown) => void
}

/** `begin` sends the request, and gives what ends it. */
export const make = (
  timeoutMillis: number,
  begin: (outcome: Outcome) => () => void
): Effect.Effect<WireAnswer, WireFailure> =>
  Effect.withFiberRuntime((fiber) =>
    Effect.async((resume) => {
      const end = (result: Effect.Effect<WireAnswer, WireFailure>) => {
        cancel()
        resume(result)
      }
      const cancel = Timer.after(fiber, timeoutMillis, () => {
        resume(Effect.fail(timedOut))
        abort()
      })
      const abort = begin({
        answered: (answer) => end(Effect.succeed(answer)),
        failed: (cause) => end(Effect.fail({ ...SystemCode.find(cause), cause }))
      })
      return Effect.sync(() => {
        cancel()
        abort()
      })
    })
  )
