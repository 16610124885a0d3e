/** Calls what is loaded on demand, and gives what came of it as the classic methods do. */
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import { AuthUnknownError } from "../AuthError.js"
import type { AuthError } from "../AuthError.js"
import type { CallOptions } from "../models/Options.js"
import type { Operations } from "../more/operations.js"
import type { Outcome, Runner } from "../more/run.js"
import type { Settings } from "./settings.js"
import * as Settle from "./settle.js"
import type { Failure } from "./toAuthError.js"
import * as ToAuthError from "./toAuthError.js"

export interface Extras {
  readonly call: <Data>(
    use: (operations: Operations) => Effect.Effect<Data, Failure>,
    call: CallOptions | undefined
  ) => Promise<Settle.Envelope<Data, null>>
  /** What `use` gives is of another type than `Row` only by name. */
  readonly iterate: <Row>(
    use: (operations: Operations) => Stream.Stream<unknown, Failure>,
    call: CallOptions | undefined
  ) => AsyncIterableIterator<Row>
  readonly toError: (failure: Failure) => AuthError
}

const isRow = <Row>(_value: unknown): _value is Row => true

export const make = (load: () => Promise<Runner>, settings: Settings): Extras => {
  // Not before it is needed, and once.
  let loaded: Promise<Runner> | undefined
  const runner = () => (loaded ??= load())

  const toError = (failure: Failure) => ToAuthError.make(failure, settings.differences)

  const errorOf = (outcome: Exclude<Outcome<unknown>, { readonly data: unknown }>): AuthError =>
    "failure" in outcome
      ? toError(outcome.failure)
      : "aborted" in outcome
        ? ToAuthError.aborted()
        : new AuthUnknownError("The call broke down", outcome.defect)

  const call = <Data>(
    use: (operations: Operations) => Effect.Effect<Data, Failure>,
    call: CallOptions = {}
  ): Promise<Settle.Envelope<Data, null>> =>
    runner()
      .then(({ run }) => run(call, use))
      .then((outcome): Settle.Envelope<Data, null> | Promise<Settle.Envelope<Data, null>> =>
        "data" in outcome
          ? { data: outcome.data, error: null }
          : Settle.refuse(errorOf(outcome), { settings, call, failed: () => null })
      )

  const iterate = <Row>(
    use: (operations: Operations) => Stream.Stream<unknown, Failure>,
    call: CallOptions = {}
  ): AsyncIterableIterator<Row> => {
    // Loaded, and the first page asked for, when the first row is.
    let opened: Promise<AsyncIterator<Outcome<unknown>>> | undefined
    const open = () => (opened ??= runner().then(({ iterate }) => iterate(call, use)))
    const toResult = (result: IteratorResult<Outcome<unknown>>): IteratorResult<Row> | Promise<never> => {
      if (result.done === true) return { done: true, value: undefined }
      if (!("data" in result.value)) return Promise.reject(errorOf(result.value))
      const { data } = result.value
      return isRow<Row>(data) ? { done: false, value: data } : { done: true, value: undefined }
    }
    return {
      next: () =>
        open()
          .then((rows) => rows.next())
          .then(toResult),
      return: () =>
        Promise.resolve(opened?.then((rows) => rows.return?.())).then(() => ({ done: true, value: undefined })),
      [Symbol.asyncIterator]() {
        return this
      }
    }
  }

  return { call, iterate, toError }
}
