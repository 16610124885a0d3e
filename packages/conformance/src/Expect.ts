/** What must hold. A scenario that finds otherwise fails with a `Mismatch`, which says what was looked at. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { inspect, isDeepStrictEqual } from "node:util"

export class Mismatch extends Data.TaggedError("Mismatch")<{
  readonly what: string
  readonly expected: string
  readonly actual: string
}> {
  override get message(): string {
    return `${this.what}: expected ${this.expected}, got ${this.actual}`
  }
}

const show = (value: unknown) => inspect(value, { depth: 4, breakLength: Infinity })

export const equal = <A>(what: string, actual: A, expected: A): Effect.Effect<void, Mismatch> =>
  isDeepStrictEqual(actual, expected)
    ? Effect.void
    : new Mismatch({ what, expected: show(expected), actual: show(actual) })

export const holds = (what: string, condition: boolean, actual?: unknown): Effect.Effect<void, Mismatch> =>
  condition ? Effect.void : new Mismatch({ what, expected: "it to hold", actual: show(actual ?? condition) })

/** The value that there must be. */
export const some = <A>(what: string, option: Option.Option<A>): Effect.Effect<A, Mismatch> =>
  Option.isSome(option) ? Effect.succeed(option.value) : new Mismatch({ what, expected: "a value", actual: "none" })

/** The error with which an effect fails, which must have this tag. */
export const failure = <A, E extends { readonly _tag: string }, R, Tag extends E["_tag"]>(
  what: string,
  effect: Effect.Effect<A, E, R>,
  tag: Tag
): Effect.Effect<Extract<E, { readonly _tag: Tag }>, Mismatch, R> =>
  Effect.matchEffect(effect, {
    onSuccess: (value) => new Mismatch({ what, expected: `a failure with ${tag}`, actual: show(value) }),
    onFailure: (error) =>
      isTagged(error, tag)
        ? Effect.succeed(error)
        : new Mismatch({ what, expected: `a failure with ${tag}`, actual: String(error) })
  })

const isTagged = <E extends { readonly _tag: string }, Tag extends E["_tag"]>(
  error: E,
  tag: Tag
): error is Extract<E, { readonly _tag: Tag }> => error._tag === tag
