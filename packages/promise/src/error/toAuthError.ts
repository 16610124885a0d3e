/** Turns a failure into auth-js's error for it. */
import type { AdminError } from "@gotrue-effect/admin/AdminError"
import type { Evidence, Failure as Plain } from "@gotrue-effect/core/error/failure"
import * as Json from "@gotrue-effect/core/json"
import { hasProperty, isObject, isString } from "@gotrue-effect/core/predicate"
import type { Result } from "@gotrue-effect/core/result"
import { attempt, err } from "@gotrue-effect/core/result"
import type { HttpResponse } from "@gotrue-effect/core/transport/response"
import {
  AuthApiError,
  AuthRetryableFetchError,
  AuthSessionMissingError,
  AuthUnknownError,
  AuthWeakPasswordError,
  CustomAuthError
} from "../AuthError.js"
import type { AuthError } from "../AuthError.js"
import type { Differences } from "../models/Differences.js"
import { isLost } from "./lost.js"
import * as Words from "./words.js"

/** The failures of the core and of the composites. There are no schemas for metadata here. */
export type Failure = Plain | (Exclude<AdminError, { readonly _tag: "InvalidMetadata" }> & Evidence)

// Only the network or the server can be the cause: its own failures, and those of the gateway in front of it.
const isUnavailable = (status: number): boolean => (status >= 500 && status <= 504) || (status >= 520 && status <= 530)

const version = /^2\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

/** The code, if the format of the response has one. */
const codeOf = (body: unknown, headers: HttpResponse["headers"]): string | undefined => {
  if (!isObject(body)) return undefined
  const format = headers["x-supabase-api-version"] ?? ""
  const code: unknown = Reflect.get(body, "code")
  if (version.test(format) && format >= "2024-01-01" && typeof code === "string") return code
  const older: unknown = Reflect.get(body, "error_code")
  return typeof older === "string" ? older : undefined
}

type Reason = ConstructorParameters<typeof AuthWeakPasswordError>[2][number]

// Passed on as it is, as in auth-js, because the server may add reasons.
const areReasons = (value: unknown): value is Array<Reason> => Array.isArray(value)

const reasonsOf = (body: unknown): Array<Reason> => {
  const weak = hasProperty(body, "weak_password") ? body.weak_password : undefined
  return hasProperty(weak, "reasons") && areReasons(weak.reasons) ? weak.reasons : []
}

const isEmptyCode = (code: string | undefined): boolean => code === undefined || code === ""

const ofBody = (body: unknown, { headers, status }: HttpResponse, { errorCodes }: Differences): AuthError => {
  const code = codeOf(body, headers)
  const words = Words.of(body)
  if (isUnavailable(status)) return new AuthRetryableFetchError(words, status, errorCodes ? code : undefined)
  const reasons = reasonsOf(body)
  // Servers from before there were codes return only the reasons.
  if (code === "weak_password" || (isEmptyCode(code) && reasons.length > 0 && reasons.every(isString))) {
    return new AuthWeakPasswordError(words, status, reasons)
  }
  if (code === "session_not_found") return new AuthSessionMissingError()
  return new AuthApiError(words, status || 500, isEmptyCode(code) ? undefined : code)
}

const parse = (response: HttpResponse): Result<unknown, unknown> =>
  response.unreadable === undefined ? Json.parse(response.text) : err(response.unreadable)

const ofResponse = (response: HttpResponse, differences: Differences): AuthError => {
  const body = parse(response)
  if (body.ok) return ofBody(body.value, response, differences)
  return isUnavailable(response.status)
    ? new AuthRetryableFetchError(response.statusText || `HTTP ${response.status}`, response.status)
    : new AuthUnknownError(Words.of(body.error), body.error)
}

/** Why the body of a successful response cannot be read at all, if it cannot. */
export const unreadable = (failure: Failure): { readonly error: unknown } | undefined => {
  if (failure._tag === "InvalidResponse" && failure.response !== undefined && failure.response.issue === undefined) {
    const body = parse(failure.response)
    return body.ok ? undefined : body
  }
  const cause = failure._tag === "ConnectionFailed" ? failure.failure?.cause : undefined
  return isLost(cause) ? cause.thrown : undefined
}

/** An error of the Effect API as the response that auth-js would read. */
const asResponse = (failure: Extract<Failure, { readonly reason: string; readonly gateway: object }>): HttpResponse => {
  const body = {
    error_code: failure.code,
    msg: failure.reason,
    ...("reasons" in failure ? { weak_password: { reasons: failure.reasons } } : {})
  }
  const text = Json.stringify(body)
  return { status: failure.status, headers: {}, text: text.ok ? text.value : "{}" }
}

const custom = (name: string, message: string): AuthError =>
  new CustomAuthError(message, name, 400, "validation_failed")

export const invalidInput = (operation: string, path: string, expected: string): AuthError =>
  custom("AuthInvalidInputError", `${operation}: ${path === "" ? "the input" : path} ${expected}. Nothing was sent.`)

/** A call that was ended by its `signal`. */
export const aborted = (): AuthError => new AuthRetryableFetchError("This operation was aborted", 0)

/** A call that failed unexpectedly, through a caller, a server, or a bug of this library. */
export const broken = (defect: unknown): AuthError => new AuthUnknownError("The call broke down", defect)

/** The part that is loaded on demand is missing, or cannot be loaded here. */
export const notLoaded = (error: unknown): AuthError =>
  new AuthUnknownError(`A part of @gotrue-effect/promise could not be loaded: ${Words.of(error)}`, error)

const ofInvalid = (failure: Extract<Failure, { readonly _tag: "InvalidResponse" }>): AuthError => {
  const unread = unreadable(failure)
  if (unread !== undefined) return new AuthRetryableFetchError(Words.of(unread.error), 0)
  const { expected, operation, path } = failure
  return new AuthUnknownError(`${operation}: the response${path === "" ? "" : `'s ${path}`} ${expected}`, {
    path,
    expected
  })
}

const toError = (failure: Failure, differences: Differences): AuthError => {
  switch (failure._tag) {
    case "InvalidInput":
      return invalidInput(failure.operation, failure.path, failure.expected)
    case "CannotSignIn":
      return custom("AuthCannotSignInError", failure.message)
    case "ConnectionFailed": {
      const cause = failure.failure?.cause
      return new AuthRetryableFetchError(isLost(cause) ? cause.words : failure.reason, 0)
    }
    case "RequestTimeout":
      return new AuthRetryableFetchError(`${failure.operation}: no response within ${failure.milliseconds} ms`, 0)
    case "InvalidResponse":
      return ofInvalid(failure)
    default:
      return ofResponse(failure.response ?? asResponse(failure), differences)
  }
}

/** Not enumerable, so that the errors compare and print as auth-js's do. */
const withHint = (error: AuthError, failure: Failure): AuthError =>
  "hint" in failure && failure.hint !== undefined
    ? Object.defineProperty(error, "hint", { value: failure.hint, configurable: true, writable: true })
    : error

/** Never throws: an error on the way becomes the result. */
export const make = (failure: Failure, differences: Differences): AuthError => {
  const error = attempt(() => withHint(toError(failure, differences), failure))
  return error.ok ? error.value : broken(error.error)
}
