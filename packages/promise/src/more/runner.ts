/**
 * Runs operations for a program with its own Effect or none: the results are plain data.
 *
 * The bridge brings this file to programs with Effect 3 and with Effect 4, so it uses only what has the same name and the
 * same meaning in both. `npm run edition` compiles it, as it stands, with Effect 4, and runs its tests.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import type { CallOptions } from "../models/Options.js"
import { onAbort } from "../call/onAbort.js"
import type { Failure } from "../error/toAuthError.js"
import type { Operations } from "./operations.js"

/** How an operation ended. */
export type Outcome<A> =
  | { readonly data: A }
  | { readonly failure: Failure }
  | { readonly aborted: true }
  | { readonly defect: unknown }

/** Runs any operations. */
export interface Runner {
  readonly run: <A>(
    call: CallOptions,
    use: (operations: Operations) => Effect.Effect<A, Failure>
  ) => Promise<Outcome<A>>
  /** One item after the other, then how it ended, if not successfully. Requests more only when needed. */
  readonly iterate: <A>(
    call: CallOptions,
    use: (operations: Operations) => Stream.Stream<A, Failure>
  ) => AsyncIterator<Outcome<A>>
}

const aborted = { aborted: true } as const

const nothing = () => undefined

/** Returns a function that aborts it. */
export const start = <A>(effect: Effect.Effect<A, Failure>, done: (outcome: Outcome<A>) => void): (() => void) => {
  // Tell the outcome from inside the effect, not from the fiber's exit: Effect 3 tracks running fibers in a `Set` whose old
  // backing store can retain a finished fiber and its result until the next major GC.
  const fiber = Effect.runFork(
    effect.pipe(
      Effect.match({ onSuccess: (data) => done({ data }), onFailure: (failure) => done({ failure }) }),
      Effect.onInterrupt(() => Effect.sync(() => done(aborted))),
      Effect.matchCause({ onSuccess: nothing, onFailure: (cause) => done({ defect: Cause.squash(cause) }) })
    )
  )
  return () => {
    Effect.runFork(Fiber.interrupt(fiber))
  }
}

/** A failure of a stream on its way through an iterator, which throws failures and defects alike. */
class Failed {
  constructor(readonly failure: Failure) {}
}

const toEnd = (thrown: unknown): { readonly failure: Failure } | { readonly defect: unknown } =>
  thrown instanceof Failed ? { failure: thrown.failure } : { defect: thrown }

const iterateUntil = <A>(
  rows: AsyncIterator<A>,
  signal: AbortSignal | undefined
): AsyncIterator<Outcome<A>, undefined> => {
  type Step = IteratorResult<Outcome<A>, undefined>
  const over: Step = { done: true, value: undefined }
  let isOver = false
  let waiting: (step: Step) => void = nothing
  let stopListening: () => void = nothing
  const end = (last: Step) => {
    isOver = true
    stopListening()
    waiting(last)
  }
  /** The stream's finalizers run; nobody is left to be told how they end. */
  const close = () => Promise.resolve(rows.return?.()).then(nothing, nothing)
  const abort = () => {
    end({ done: false, value: aborted })
    void close()
  }
  if (signal !== undefined) stopListening = onAbort(signal, abort)
  return {
    next: () =>
      new Promise((resolve) => {
        if (isOver) return resolve(over)
        waiting = resolve
        if (signal?.aborted === true) return abort()
        rows.next().then(
          (step) => (step.done === true ? end(over) : resolve({ done: false, value: { data: step.value } })),
          (error: unknown) => end({ done: false, value: toEnd(error) })
        )
      }),
    return: () => {
      end(over)
      return close().then(() => over)
    }
  }
}

export const over = (operationsFor: (call: CallOptions) => Operations): Runner => ({
  run: (call, use) => {
    const { signal } = call
    if (signal?.aborted === true) return Promise.resolve(aborted)
    return new Promise((resolve) => {
      let end: () => void = nothing
      const stop = signal === undefined ? nothing : onAbort(signal, () => end())
      end = start(
        Effect.suspend(() => use(operationsFor(call))),
        (outcome) => {
          stop()
          resolve(outcome)
        }
      )
    })
  },

  iterate: (call, use) => {
    const rows = Stream.suspend(() => use(operationsFor(call))).pipe(
      Stream.mapError((failure) => new Failed(failure)),
      Stream.toAsyncIterable
    )
    return iterateUntil(rows[Symbol.asyncIterator](), call.signal)
  }
})
