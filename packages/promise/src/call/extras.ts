/** Calls what is loaded on demand, with the results of the classic methods. */
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { Issue } from "@gotrue-effect/core/check/issue"
import type { AuthError } from "../AuthError.js"
import { asTheirs } from "../error/asTheirs.js"
import type { Failure } from "../error/toAuthError.js"
import * as ToAuthError from "../error/toAuthError.js"
import type { CallOptions as Options } from "../models/Options.js"
import type { Operations } from "../more/operations.js"
import type { Outcome, Runner } from "../more/runner.js"
import * as CallOptions from "./callOptions.js"
import type { Settings } from "./settings.js"
import * as Settle from "./settle.js"

export interface Extras {
  readonly call: <Data>(
    use: (operations: Operations) => Effect.Effect<Data, Failure>,
    call: Options | undefined
  ) => Promise<Settle.Envelope<Data, null>>
  /** `isRow` guards the classic type of a row. */
  readonly iterate: <Row>(
    use: (operations: Operations) => Stream.Stream<unknown, Failure>,
    isRow: (value: unknown) => value is Row,
    call: Options | undefined
  ) => AsyncIterableIterator<Row>
  readonly toError: (failure: Failure) => AuthError
}

export const make = (load: () => Promise<Runner>, settings: Settings): Extras => {
  // Loaded once, when first needed, and again if loading failed.
  let loaded: Promise<Runner> | undefined
  const runner = () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = undefined
      return Promise.reject(error)
    }))

  const toError = (failure: Failure) => asTheirs(ToAuthError.make(failure, settings.differences), settings.errors)

  const errorOf = (outcome: Exclude<Outcome<unknown>, { readonly data: unknown }>): AuthError =>
    "failure" in outcome
      ? toError(outcome.failure)
      : "aborted" in outcome
        ? ToAuthError.aborted()
        : ToAuthError.broken(outcome.defect)

  const misread = ({ expected, path }: Issue) => ToAuthError.invalidInput("options", path, expected)

  const call = <Data>(
    use: (operations: Operations) => Effect.Effect<Data, Failure>,
    given: Options | undefined
  ): Promise<Settle.Envelope<Data, null>> => {
    const understood = CallOptions.read(given)
    const call = understood.ok ? understood.value : CallOptions.none
    const refuse = (error: AuthError) => Settle.refuse(error, { settings, call, failed: () => null })
    if (!understood.ok) return refuse(misread(understood.error))
    return runner()
      .then(({ run }) => run(call, use))
      .then(
        (outcome): Settle.Envelope<Data, null> | Promise<Settle.Envelope<Data, null>> =>
          "data" in outcome ? { data: outcome.data, error: null } : refuse(errorOf(outcome)),
        (error: unknown) => refuse(ToAuthError.notLoaded(error))
      )
  }

  const iterate = <Row>(
    use: (operations: Operations) => Stream.Stream<unknown, Failure>,
    isRow: (value: unknown) => value is Row,
    given: Options | undefined
  ): AsyncIterableIterator<Row> => {
    const understood = CallOptions.read(given)
    // The bundle and the first page are requested when the first row is.
    let opened: Promise<AsyncIterator<Outcome<unknown>>> | undefined
    const open = (): Promise<AsyncIterator<Outcome<unknown>>> =>
      (opened ??= !understood.ok
        ? Promise.reject(misread(understood.error))
        : runner().then(
            ({ iterate }) => iterate(understood.value, use),
            (error: unknown) => {
              opened = undefined
              return Promise.reject(ToAuthError.notLoaded(error))
            }
          ))
    const toResult = (result: IteratorResult<Outcome<unknown>>): IteratorResult<Row> | Promise<never> => {
      if (result.done === true) return { done: true, value: undefined }
      if (!("data" in result.value)) return Promise.reject(errorOf(result.value))
      const { data } = result.value
      return isRow(data)
        ? { done: false, value: data }
        : Promise.reject(ToAuthError.broken(new TypeError("A row is not what its guard says")))
    }
    return {
      next: () =>
        open()
          .then((rows) => rows.next())
          .then(toResult),
      return: () =>
        Promise.resolve(opened?.then((rows) => rows.return?.()))
          .catch(() => undefined)
          .then(() => ({ done: true, value: undefined })),
      [Symbol.asyncIterator]() {
        return this
      }
    }
  }

  return { call, iterate, toError }
}
