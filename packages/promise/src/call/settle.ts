/** Turns a call into a promise of an envelope. */
import type { Result } from "@gotrue-effect/core/result"
import { attempt } from "@gotrue-effect/core/result"
import { AuthUnknownError } from "../AuthError.js"
import { asTheirs } from "../error/asTheirs.js"
import type { AuthError } from "../AuthError.js"
import type { Failure } from "../error/toAuthError.js"
import * as ToAuthError from "../error/toAuthError.js"
import type { CallOptions } from "../models/Options.js"
import { onAbort } from "./onAbort.js"
import type { Settings } from "./settings.js"

/** `error` says which of the two it is. */
export type Envelope<Data, Failed> = { data: Data; error: null } | { data: Failed; error: AuthError }

/** How a call ends. */
export interface Ending<Failed> {
  readonly settings: Settings
  readonly call: CallOptions
  /** `data` beside an error. */
  readonly failed: () => Failed
  /** What auth-js throws instead of returning it, if it does. */
  readonly thrown?: (failure: Failure) => { readonly error: unknown } | undefined
}

export const refuse = <Failed>(
  own: AuthError,
  { call, failed, settings }: Ending<Failed>
): Promise<{ data: Failed; error: AuthError }> => {
  const error = asTheirs(own, settings.errors)
  return (call.throwOnError ?? settings.throwOnError)
    ? Promise.reject(error)
    : Promise.resolve({ data: failed(), error })
}

/** The call failed unexpectedly while its response was read. */
const breakDown = <Failed>(defect: unknown, ending: Ending<Failed>) =>
  ending.settings.differences.envelopes
    ? refuse(new AuthUnknownError("The response can't be read", defect), ending)
    : Promise.reject(defect)

const fail = <Failed>(failure: Failure, ending: Ending<Failed>) => {
  const thrown = ending.thrown?.(failure)
  if (thrown !== undefined) return Promise.reject(thrown.error)
  return failure._tag === "InvalidResponse" && failure.thrown !== undefined
    ? breakDown(failure.thrown.error, ending)
    : refuse(ToAuthError.make(failure, ending.settings.differences), ending)
}

const concluded = <Data, Failed>(
  result: Result<Data, Failure>,
  ending: Ending<Failed>
): Envelope<Data, Failed> | Promise<Envelope<Data, Failed>> => {
  if (result.ok) return { data: result.value, error: null }
  const failed = attempt(() => fail(result.error, ending))
  return failed.ok ? failed.value : refuse(ToAuthError.broken(failed.error), ending)
}

/**
 * Starts a call immediately. It calls back with its result, or with the unexpected error. Returns a function that
 * aborts it.
 */
type Start<Data> = (done: (result: Result<Data, Failure>) => void, broken: (defect: unknown) => void) => () => void

/** Runs a call until it calls back or its signal aborts it. */
export const settle = <Data, Failed>(start: Start<Data>, ending: Ending<Failed>): Promise<Envelope<Data, Failed>> => {
  const { signal } = ending.call
  let end: () => void = () => undefined
  let isOver = false
  let settled: (envelope: Envelope<Data, Failed> | Promise<Envelope<Data, Failed>>) => void = () => undefined
  // Reading an untyped signal can throw.
  const listening = attempt(() => {
    if (signal === undefined || signal.aborted) return { isAborted: signal?.aborted === true, stop: () => undefined }
    const stop = onAbort(signal, () => {
      if (isOver) return
      isOver = true
      end()
      settled(refuse(ToAuthError.aborted(), ending))
    })
    return { isAborted: false, stop }
  })
  if (!listening.ok) return refuse(ToAuthError.broken(listening.error), ending)
  const { isAborted, stop } = listening.value
  if (isAborted) return refuse(ToAuthError.aborted(), ending)
  return new Promise((resolve) => {
    settled = resolve
    const conclude = (envelope: () => Envelope<Data, Failed> | Promise<Envelope<Data, Failed>>) => {
      if (isOver) return
      isOver = true
      stop()
      resolve(envelope())
    }
    end = start(
      (result) => conclude(() => concluded(result, ending)),
      (defect) => conclude(() => breakDown(defect, ending))
    )
  })
}
