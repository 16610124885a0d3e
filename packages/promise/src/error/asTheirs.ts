/** An error of auth-js's own class, where the caller has handed it in. */
import { hasProperty } from "@gotrue-effect/core/predicate"
import { attempt } from "@gotrue-effect/core/result"
import type { AuthError } from "../AuthError.js"
import type { ErrorClasses } from "../models/ErrorClasses.js"

/** Which class makes an error, and from what, as auth-js's constructors have it. */
const recipe = (error: AuthError): readonly [name: keyof ErrorClasses, ...args: ReadonlyArray<unknown>] => {
  const { code, message, name, status } = error
  switch (name) {
    case "AuthApiError":
    case "AuthRetryableFetchError":
      return [name, message, status, code]
    case "AuthUnknownError":
      return [name, message, hasProperty(error, "originalError") ? error.originalError : undefined]
    case "AuthSessionMissingError":
      return [name]
    case "AuthWeakPasswordError":
      return [name, message, status, hasProperty(error, "reasons") ? error.reasons : []]
    default:
      return ["CustomAuthError", message, name, status, code]
  }
}

const isError = (value: unknown): value is AuthError => value instanceof Error

/** What a class lacks, such as the `code` of older versions, is added: our guards and our types know it. */
export const asTheirs = (error: AuthError, classes: ErrorClasses | undefined): AuthError => {
  if (classes === undefined) return error
  const [name, ...args] = recipe(error)
  const made = attempt((): unknown => {
    const { [name]: Theirs } = classes
    return Theirs === undefined ? error : Object.assign(Reflect.construct(Theirs, args), { ...error })
  })
  return made.ok && isError(made.value) ? made.value : error
}
