/**
 * The errors, with auth-js's names and fields. auth-js's own guards accept them, and these guards accept auth-js's
 * errors.
 *
 * @since 0.1.0
 */
import type { ErrorCode } from "./models/ErrorCode.js"
import type * as Installed from "./models/installed.js"
import type { Class } from "./models/nominal.js"
import { nominal } from "./models/nominal.js"

interface Plain {
  readonly name: string
  readonly message: string
  readonly status: number | undefined
  readonly code: ErrorCode | (string & {}) | undefined
}

/** The names of the classes are set explicitly, because bundlers shorten them. */
class Base extends Error {
  static override readonly name: string = "AuthError"

  declare code: ErrorCode | (string & {}) | undefined
  declare status: number | undefined

  /**
   * The usual cause of the error and the way out, in a line, if they are known. auth-js has no such member, so it is not
   * enumerable: errors print, compare and serialize as auth-js's do.
   */
  declare readonly hint?: string

  constructor(message: string, status?: number, code?: string) {
    super(message)
    // auth-js's guards look for this member. It is not declared here, because it is protected in auth-js. The members
    // are in auth-js's order, so that errors print the same.
    Reflect.set(this, "__isAuthError", true)
    this.name = "AuthError"
    this.status = status
    this.code = code
  }

  toJSON(): Plain {
    return { name: this.name, message: this.message, status: this.status, code: this.code }
  }
}

/** Errors that always have a status. */
class Custom extends Base {
  static override readonly name: string = "CustomAuthError"

  declare status: number

  constructor(message: string, name: string, status: number, code: string | undefined) {
    super(message, status, code)
    this.name = name
  }
}

class Api extends Custom {
  static override readonly name: string = "AuthApiError"

  constructor(message: string, status: number, code: string | undefined) {
    super(message, "AuthApiError", status, code)
  }
}

class Unknown extends Base {
  static override readonly name: string = "AuthUnknownError"

  originalError: unknown

  constructor(message: string, originalError: unknown) {
    super(message)
    this.name = "AuthUnknownError"
    this.originalError = originalError
  }
}

class SessionMissing extends Custom {
  static override readonly name: string = "AuthSessionMissingError"

  constructor() {
    super("Auth session missing!", "AuthSessionMissingError", 400, undefined)
  }
}

class Retryable extends Custom {
  static override readonly name: string = "AuthRetryableFetchError"

  constructor(message: string, status: number, code?: string) {
    super(message, "AuthRetryableFetchError", status, code)
  }
}

type Reason = "length" | "characters" | "pwned"

class WeakPassword extends Custom {
  static override readonly name: string = "AuthWeakPasswordError"

  reasons: Array<Reason>

  constructor(message: string, status: number, reasons: Array<Reason>) {
    super(message, "AuthWeakPasswordError", status, "weak_password")
    this.reasons = reasons
  }

  override toJSON(): Plain & { readonly reasons: Array<Reason> } {
    return { ...super.toJSON(), reasons: this.reasons }
  }
}

/**
 * Every error of this library.
 *
 * @since 0.1.0
 * @category errors
 */
export type AuthError = Installed.Both<Base, Installed.AuthError>

/**
 * Every error of this library.
 *
 * @since 0.1.0
 * @category errors
 */
export const AuthError: Class<ConstructorParameters<typeof Base>, AuthError> = /* @__PURE__ */ nominal(Base)

/**
 * The server rejected the request.
 *
 * @since 0.1.0
 * @category errors
 */
export type AuthApiError = Installed.Both<Api, Installed.AuthApiError>

/**
 * The server rejected the request.
 *
 * @since 0.1.0
 * @category errors
 */
export const AuthApiError: Class<ConstructorParameters<typeof Api>, AuthApiError> = /* @__PURE__ */ nominal(Api)

/**
 * The response could not be understood; `originalError` says why.
 *
 * @since 0.1.0
 * @category errors
 */
export type AuthUnknownError = Installed.Both<Unknown, Installed.AuthUnknownError>

/**
 * The response could not be understood; `originalError` says why.
 *
 * @since 0.1.0
 * @category errors
 */
export const AuthUnknownError: Class<ConstructorParameters<typeof Unknown>, AuthUnknownError> = /* @__PURE__ */ nominal(
  Unknown
)

/**
 * An error with its own name: `AuthInvalidInputError` for input that cannot be sent.
 *
 * @since 0.1.0
 * @category errors
 */
export type CustomAuthError = Installed.Both<Custom, Installed.CustomAuthError>

/**
 * An error with its own name: `AuthInvalidInputError` for input that cannot be sent.
 *
 * @since 0.1.0
 * @category errors
 */
export const CustomAuthError: Class<ConstructorParameters<typeof Custom>, CustomAuthError> = /* @__PURE__ */ nominal(
  Custom
)

/**
 * The session of the access token no longer exists.
 *
 * @since 0.1.0
 * @category errors
 */
export type AuthSessionMissingError = Installed.Both<SessionMissing, Installed.AuthSessionMissingError>

/**
 * The session of the access token no longer exists.
 *
 * @since 0.1.0
 * @category errors
 */
export const AuthSessionMissingError: Class<[], AuthSessionMissingError> = /* @__PURE__ */ nominal(SessionMissing)

/**
 * The request or its response was lost, or the server failed (`status` of 500 and above). A retry may help.
 *
 * @since 0.1.0
 * @category errors
 */
export type AuthRetryableFetchError = Installed.Both<Retryable, Installed.AuthRetryableFetchError>

/**
 * The request or its response was lost, or the server failed (`status` of 500 and above). A retry may help.
 *
 * @since 0.1.0
 * @category errors
 */
export const AuthRetryableFetchError: Class<
  ConstructorParameters<typeof Retryable>,
  AuthRetryableFetchError
> = /* @__PURE__ */ nominal(Retryable)

/**
 * The password does not meet the policy of the project; `reasons` say why.
 *
 * @since 0.1.0
 * @category errors
 */
export type AuthWeakPasswordError = Installed.Both<WeakPassword, Installed.AuthWeakPasswordError>

/**
 * The password does not meet the policy of the project; `reasons` say why.
 *
 * @since 0.1.0
 * @category errors
 */
export const AuthWeakPasswordError: Class<
  ConstructorParameters<typeof WeakPassword>,
  AuthWeakPasswordError
> = /* @__PURE__ */ nominal(WeakPassword)

/**
 * Whether a value is an error of this library, or of auth-js.
 *
 * @since 0.1.0
 * @category guards
 */
export const isAuthError = (error: unknown): error is AuthError =>
  typeof error === "object" && error !== null && "__isAuthError" in error

const isNamed = (error: unknown, name: string): boolean => isAuthError(error) && error.name === name

/**
 * Whether the server rejected the request.
 *
 * @since 0.1.0
 * @category guards
 */
export const isAuthApiError = (error: unknown): error is AuthApiError => isNamed(error, "AuthApiError")

/**
 * Whether the session no longer exists.
 *
 * @since 0.1.0
 * @category guards
 */
export const isAuthSessionMissingError = (error: unknown): error is AuthSessionMissingError =>
  isNamed(error, "AuthSessionMissingError")

/**
 * Whether a retry may help.
 *
 * @since 0.1.0
 * @category guards
 */
export const isAuthRetryableFetchError = (error: unknown): error is AuthRetryableFetchError =>
  isNamed(error, "AuthRetryableFetchError")

/**
 * Whether a password was too weak.
 *
 * @since 0.1.0
 * @category guards
 */
export const isAuthWeakPasswordError = (error: unknown): error is AuthWeakPasswordError =>
  isNamed(error, "AuthWeakPasswordError")
