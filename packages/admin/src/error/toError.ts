/** Turns a plain error into an error class. */
import type { Failure, Of, Tag } from "@gotrue-effect/core/error/failure"
import * as AdminError from "../AdminError.js"

/** A class for each tag of the core's table. The compiler reports a tag without one. */
const classes: {
  readonly [T in Tag]: new (failure: Of<T>, disableValidation: boolean) => AdminError.ByTag[T]
} = AdminError

type FailureOf = { readonly [T in Tag]: Of<T> }

const make = <T extends Tag>(tag: T, failure: FailureOf[T]): AdminError.ByTag[T] =>
  // The core made it, so it needs no validation.
  new classes[tag](failure, true)

export const toError = (failure: Failure): AdminError.Common | AdminError.Particular => make(failure._tag, failure)
