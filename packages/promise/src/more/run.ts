/** Runs operations for a program that has an Effect of its own: what comes out is plain. */
import { compose } from "@gotrue-effect/admin/internal/compose"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import type { CallOptions, GoTrueAdminApiOptions } from "../models/Options.js"
import * as Settings from "../internal/settings.js"
import type { Failure } from "../internal/toAuthError.js"
import type { Operations } from "./operations.js"
import { operations } from "./operations.js"

/** How an operation ended. */
export type Outcome<A> =
  | { readonly data: A }
  | { readonly failure: Failure }
  | { readonly aborted: true }
  | { readonly defect: unknown }

const ready = new WeakMap<GoTrueAdminApiOptions, Operations>()

/** Made once for an instance, but for calls with settings of their own. */
const over = (options: GoTrueAdminApiOptions, call: CallOptions): Operations => {
  const made = ready.get(options)
  const hasOwn = call.timeout !== undefined || call.retry !== undefined
  if (made !== undefined && !hasOwn) return made
  const now = operations(compose(Settings.make(options).transportFor(call)))
  if (!hasOwn) ready.set(options, now)
  return now
}

const toOutcome = <A>(exit: Exit.Exit<A, Failure>): Outcome<A> =>
  Exit.match(exit, {
    onSuccess: (data): Outcome<A> => ({ data }),
    onFailure: (cause) =>
      Option.match(Cause.failureOption(cause), {
        onSome: (failure): Outcome<A> => ({ failure }),
        onNone: () => (Cause.isInterrupted(cause) ? { aborted: true } : { defect: Cause.squash(cause) })
      })
  })

export const run = <A>(
  options: GoTrueAdminApiOptions,
  call: CallOptions,
  use: (operations: Operations) => Effect.Effect<A, Failure>
): Promise<Outcome<A>> =>
  Effect.runPromiseExit(
    Effect.suspend(() => use(over(options, call))),
    call.signal === undefined ? {} : { signal: call.signal }
  ).then(toOutcome)

/** Never succeeds; is interrupted when the signal says so. */
const aborted = (signal: AbortSignal | undefined): Effect.Effect<never> =>
  signal === undefined
    ? Effect.never
    : Effect.async((resume) => {
        const abort = () => resume(Effect.interrupt)
        if (signal.aborted) return abort()
        signal.addEventListener("abort", abort, { once: true })
        return Effect.sync(() => signal.removeEventListener("abort", abort))
      })

/** One after the other, and at the end how it ended, if not well. Asks for more only when more is wanted. */
export const iterate = <A>(
  options: GoTrueAdminApiOptions,
  call: CallOptions,
  use: (operations: Operations) => Stream.Stream<A, Failure>
): AsyncIterator<Outcome<A>> => {
  const rows = Stream.suspend(() => use(over(options, call))).pipe(
    Stream.interruptWhen(aborted(call.signal)),
    Stream.map((data): Outcome<A> => ({ data })),
    Stream.catchAllCause((cause) => Stream.make(toOutcome<A>(Exit.failCause(cause)))),
    Stream.toAsyncIterable
  )
  return rows[Symbol.asyncIterator]()
}
