/** Runs operations for a program with its own Effect or none: the results are plain data. */
import type { Connection } from "@gotrue-effect/admin/shell/connection/connection"
import * as Policy from "@gotrue-effect/admin/shell/retry"
import * as Service from "@gotrue-effect/admin/shell/service"
import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import type { CallOptions, GoTrueAdminApiOptions } from "../models/Options.js"
import * as Own from "../call/callOptions.js"
import { onAbort } from "../call/onAbort.js"
import * as Pause from "../call/pause.js"
import type { Policy as Retry } from "../call/retry.js"
import * as Settings from "../call/settings.js"
import type { Failure } from "../error/toAuthError.js"
import type { Operations } from "./operations.js"
import { operations } from "./operations.js"

/** How an operation ended. */
export type Outcome<A> =
  | { readonly data: A }
  | { readonly failure: Failure }
  | { readonly aborted: true }
  | { readonly defect: unknown }

const toOutcome = <A>(exit: Exit.Exit<A, Failure>): Outcome<A> =>
  Exit.match(exit, {
    onSuccess: (data): Outcome<A> => ({ data }),
    onFailure: (cause) =>
      Option.match(Cause.failureOption(cause), {
        onSome: (failure): Outcome<A> => ({ failure }),
        onNone: () => (Cause.isInterrupted(cause) ? { aborted: true } : { defect: Cause.squash(cause) })
      })
  })

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

/** Never succeeds; is interrupted when the signal is aborted. */
const aborted = (signal: AbortSignal | undefined): Effect.Effect<never> =>
  signal === undefined
    ? Effect.never
    : Effect.async((resume) => {
        if (signal.aborted) return resume(Effect.interrupt)
        return Effect.sync(onAbort(signal, () => resume(Effect.interrupt)))
      })

/** An effect that ends when the signal is aborted. */
const until = <A>(effect: Effect.Effect<A, Failure>, signal: AbortSignal | undefined): Effect.Effect<A, Failure> =>
  signal === undefined ? effect : Effect.raceFirst(effect, aborted(signal))

export const over = (operationsFor: (call: CallOptions) => Operations): Runner => ({
  run: (call, use) =>
    Effect.runPromiseExit(
      until(
        Effect.suspend(() => use(operationsFor(call))),
        call.signal
      )
    ).then(toOutcome),

  iterate: <A>(call: CallOptions, use: (operations: Operations) => Stream.Stream<A, Failure>) => {
    const rows = Stream.suspend(() => use(operationsFor(call))).pipe(
      Stream.interruptWhen(aborted(call.signal)),
      Stream.map((data): Outcome<A> => ({ data })),
      Stream.catchAllCause((cause) => Stream.make(toOutcome<A>(Exit.failCause(cause)))),
      Stream.toAsyncIterable
    )
    return rows[Symbol.asyncIterator]()
  }
})

const sleep = (milliseconds: number): Effect.Effect<void> =>
  Effect.async((resume) => Effect.sync(Pause.after(milliseconds, () => resume(Effect.void))))

const toPolicy = (retry: Retry): Policy.Policy => {
  if (retry === undefined) return undefined
  const { firstPause, longestPause, longestRetryAfter, times, total } = retry
  const schedule = Schedule.exponential(firstPause).pipe(
    Schedule.jittered,
    Schedule.modifyDelay((_, delay) => Duration.min(delay, longestPause)),
    Schedule.intersect(Schedule.recurs(times)),
    Schedule.whileInput(Pause.isPossible)
  )
  return Policy.policy(schedule, Duration.millis(longestRetryAfter), Duration.millis(total), sleep)
}

/** The transport of this bundle, for the Effect API. */
const toConnection = ({ sendingFor, server }: Settings.Settings, call: CallOptions): Connection => {
  const { retry, send, timeoutMillis } = sendingFor(call)
  return {
    ...server,
    send: (request, resume) => {
      const end = send(request, (received) =>
        resume(received.ok ? Exit.succeed(received.value) : Exit.fail(received.error))
      )
      return () => {
        end()
        return Effect.void
      }
    },
    timeoutMillis,
    retry: toPolicy(retry)
  }
}

/** The operations over a transport of this bundle. They are made once, except for calls with their own settings. */
export const make = (options: GoTrueAdminApiOptions): Runner => {
  const settings = Settings.make(options)
  const usual = operations(Service.make(toConnection(settings, {})))
  return over((call) => (Own.changeSending(call) ? operations(Service.make(toConnection(settings, call))) : usual))
}
