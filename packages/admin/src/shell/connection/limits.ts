/**
 * The limits of a service, from its options. Invalid ones are rejected, because Effect would read them as something
 * else.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { InvalidInput } from "../../AdminError.js"

const refuse = (path: string, expected: string) => new InvalidInput({ operation: "GoTrueAdmin.make", path, expected })

/** Effect reads `NaN` and negative durations as zero. */
const isBelow = (input: unknown): boolean =>
  (typeof input === "number" && !(input >= 0)) || (typeof input === "string" && /^\s*-/.test(input))

const decode = (input: Duration.DurationInput): Option.Option<Duration.Duration> =>
  isBelow(input) ? Option.none() : Option.liftThrowable(Duration.decode)(input)

const orRefuse = <A>(found: Option.Option<A>, path: string, expected: string): Effect.Effect<A, InvalidInput> =>
  Option.match(found, { onNone: () => Effect.fail(refuse(path, expected)), onSome: Effect.succeed })

/** A duration of more than zero. */
export const time = (path: string, input: Duration.DurationInput): Effect.Effect<Duration.Duration, InvalidInput> =>
  orRefuse(
    Option.filter(decode(input), (duration) => Duration.toMillis(duration) > 0),
    path,
    "should be a duration of more than zero, Duration.infinity for no limit"
  )

/** A duration of zero or more. */
export const pause = (path: string, input: Duration.DurationInput): Effect.Effect<Duration.Duration, InvalidInput> =>
  orRefuse(decode(input), path, "should be a duration of zero or more")

/** A number of bytes. */
export const size = (path: string, input: number): Effect.Effect<number, InvalidInput> =>
  input === Infinity || (Number.isSafeInteger(input) && input > 0)
    ? Effect.succeed(input)
    : refuse(path, "should be a whole number of bytes from 1, or Infinity")
