/** Text to values and back, without exceptions. */
import * as Either from "effect/Either"
import * as Option from "effect/Option"

export const parse: (text: string) => Option.Option<unknown> = Option.liftThrowable((text: string): unknown =>
  JSON.parse(text)
)

/** The text is made when it is asked for, and that can fail too: no engine makes one of any length. */
export const read: (text: () => string) => Option.Option<unknown> = Option.liftThrowable(
  (text: () => string): unknown => JSON.parse(text())
)

/** A value can hold itself, be deeper than the stack, or fail to become text. */
export const stringify = (value: object): Either.Either<string, unknown> => Either.try(() => JSON.stringify(value))
