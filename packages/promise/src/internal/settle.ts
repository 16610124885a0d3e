/** From an effect to a promise of an envelope. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import { AuthUnknownError } from "../AuthError.js"
import type { AuthError } from "../AuthError.js"
import type { CallOptions } from "../models/Options.js"
import { onAbort } from "./onAbort.js"
import type { Settings } from "./settings.js"
import type { Failure } from "./toAuthError.js"
import * as ToAuthError from "./toAuthError.js"

/** `error` says which of the two it is. */
export type Envelope<Data, Failed> = { data: Data; error: null } | { data: Failed; error: AuthError }

/** How a call ends. */
export interface Ending<Failed> {
  readonly settings: Settings
  readonly call: CallOptions
  /** `data` beside an error. */
  readonly failed: () => Failed
  /** What auth-js throws instead of returning it. */
  readonly thrown?: (failure: Failure) => Option.Option<unknown>
}

export const refuse = <Failed>(
  error: AuthError,
  { call, failed, settings }: Ending<Failed>
): Promise<{ data: Failed; error: AuthError }> =>
  (call.throwOnError ?? settings.throwOnError) ? Promise.reject(error) : Promise.resolve({ data: failed(), error })

const onFailure = <Failed>(cause: Cause.Cause<Failure>, ending: Ending<Failed>) => {
  const { differences } = ending.settings
  const failure = Option.getOrUndefined(Cause.failureOption(cause))
  if (failure !== undefined) {
    const thrown = ending.thrown?.(failure) ?? Option.none()
    return Option.isSome(thrown) ? Promise.reject(thrown.value) : refuse(ToAuthError.make(failure, differences), ending)
  }
  if (Cause.isInterrupted(cause)) return refuse(ToAuthError.aborted(), ending)
  const defect = Cause.squash(cause)
  return differences.envelopes
    ? refuse(new AuthUnknownError("The answer can't be read", defect), ending)
    : Promise.reject(defect)
}

/** Who observes a fiber must not throw: nobody would hear of it, and the call would never end. */
const concluded = <Failed>(cause: Cause.Cause<Failure>, ending: Ending<Failed>) =>
  Either.merge(
    Either.try({
      try: () => onFailure(cause, ending),
      catch: (defect) => refuse(ToAuthError.broken(defect), ending)
    })
  )

interface Listening {
  readonly isAborted: boolean
  readonly stop: () => void
}

const listen = (signal: AbortSignal | undefined, abort: () => void): Either.Either<Listening, unknown> =>
  Either.try({
    try: () => {
      const isAborted = signal?.aborted === true
      return { isAborted, stop: signal === undefined || isAborted ? () => undefined : onAbort(signal, abort) }
    },
    catch: (error) => error
  })

/** The effect begins at once, so that a request is on its way when the method returns. */
export const settle = <Data, Failed>(
  effect: Effect.Effect<Data, Failure>,
  ending: Ending<Failed>
): Promise<Envelope<Data, Failed>> => {
  let interrupt: () => void = () => undefined
  const listening = listen(ending.call.signal, () => interrupt())
  if (Either.isLeft(listening)) return refuse(ToAuthError.broken(listening.left), ending)
  if (listening.right.isAborted) return refuse(ToAuthError.aborted(), ending)
  return new Promise((resolve) => {
    // Not as the fiber's own result: a fiber that has ended, and what it has come to, can live until the next full garbage
    // collection (Effect keeps those that run in a `Set`, whose former tables hold on to them).
    const fiber = Effect.runFork(Effect.map(effect, (data) => resolve({ data, error: null })))
    interrupt = () => fiber.unsafeInterruptAsFork(fiber.id())
    fiber.addObserver((exit) => {
      listening.right.stop()
      if (Exit.isFailure(exit)) resolve(concluded(exit.cause, ending))
    })
  })
}
