/** The result of a step: a value, or an error as plain data. */
export type Result<A, E> = Ok<A> | Err<E>

/** Classes, so that each kind has one shape in the engine, and costs no more than a plain object. */
export class Ok<out A> {
  readonly ok = true
  constructor(readonly value: A) {}
}

export class Err<out E> {
  readonly ok = false
  constructor(readonly error: E) {}
}

export const ok = <A>(value: A): Ok<A> => new Ok(value)

export const err = <E>(error: E): Err<E> => new Err(error)

/** Calls a function that may throw, and returns what it threw as the error. */
export const attempt = <A>(run: () => A): Result<A, unknown> => {
  try {
    return new Ok(run())
  } catch (error) {
    return new Err(error)
  }
}

/** The value, or `otherwise` for an error. */
export const getOrElse = <A, B>(result: Result<A, unknown>, otherwise: B): A | B =>
  result.ok ? result.value : otherwise
