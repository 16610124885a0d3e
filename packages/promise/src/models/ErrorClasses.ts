/** The classes that errors are made with. */

type ErrorClass = new (...args: never) => Error

/**
 * auth-js's classes, by their names. Each is called with the arguments that auth-js's own has.
 *
 * @since 0.2.0
 * @category options
 */
export interface ErrorClasses {
  readonly AuthApiError?: ErrorClass
  readonly AuthUnknownError?: ErrorClass
  readonly AuthRetryableFetchError?: ErrorClass
  readonly AuthSessionMissingError?: ErrorClass
  readonly AuthWeakPasswordError?: ErrorClass
  /** Of errors with names of their own, such as `AuthInvalidInputError`. */
  readonly CustomAuthError?: ErrorClass
}
