/** Several operations under one name. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"
import { InvalidInput } from "../AdminError.js"
import * as CallSite from "../shell/callSite.js"
import * as Observe from "../shell/observe.js"

/** Reads the arguments of an untyped caller, which can throw. */
export const attempt = <A, E, R>(
  operation: string,
  build: () => Effect.Effect<A, E, R>
): Effect.Effect<A, E | InvalidInput, R> =>
  Effect.suspend(() =>
    Either.match(Either.try(build), {
      onLeft: () => new InvalidInput({ operation, path: "", expected: "can't be read" }),
      onRight: (built): Effect.Effect<A, E | InvalidInput, R> => built
    })
  )

/** The operation as an effect, inside a span of its own. */
export const make = <A, E, R>(
  operation: string,
  build: () => Effect.Effect<A, E, R>
): Effect.Effect<A, E | InvalidInput, R> => {
  const site = CallSite.of(make)
  return Effect.mapError(Observe.composite(operation)(attempt(operation, build)), (error) =>
    CallSite.locate(error, site)
  )
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0

/** A whole number from 1. */
export const count = (operation: string, path: string, value: number): Effect.Effect<number, InvalidInput> =>
  isCount(value)
    ? Effect.succeed(value)
    : new InvalidInput({ operation, path, expected: "should be a whole number from 1" })

/** A string. */
export const text = (operation: string, path: string, value: string): Effect.Effect<string, InvalidInput> =>
  Predicate.isString(value)
    ? Effect.succeed(value)
    : new InvalidInput({ operation, path, expected: "should be a string" })
