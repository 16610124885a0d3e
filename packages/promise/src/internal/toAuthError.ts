/** From what went wrong to auth-js's error for it. */
import type { AdminError } from "@gotrue-effect/admin/AdminError"
import type { Evidence, Fault } from "@gotrue-effect/admin/internal/fault"
import * as Json from "@gotrue-effect/admin/internal/json"
import type { WireAnswer } from "@gotrue-effect/admin/internal/wire"
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"
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

/** What the interpreter and the composites fail with. */
export type Failure = Fault | (AdminError & Evidence)

// Where nobody but the network or the server is to blame: its own failures, and those of the gateway before it.
const isUnavailable = (status: number): boolean => (status >= 500 && status <= 504) || (status >= 520 && status <= 530)

const version = /^2\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

/** The code, where the format of the answer has it. */
const codeOf = (body: unknown, headers: WireAnswer["headers"]): string | undefined => {
  if (!Predicate.isObject(body)) return undefined
  const format = headers["x-supabase-api-version"] ?? ""
  const code: unknown = Reflect.get(body, "code")
  if (version.test(format) && format >= "2024-01-01" && typeof code === "string") return code
  const older: unknown = Reflect.get(body, "error_code")
  return typeof older === "string" ? older : undefined
}

type Reason = ConstructorParameters<typeof AuthWeakPasswordError>[2][number]

// The server's word is passed on, as auth-js does: its list of reasons may grow.
const areReasons = (value: unknown): value is Array<Reason> => Array.isArray(value)

const reasonsOf = (body: unknown): Array<Reason> => {
  const weak = Predicate.hasProperty(body, "weak_password") ? body.weak_password : undefined
  return Predicate.hasProperty(weak, "reasons") && areReasons(weak.reasons) ? weak.reasons : []
}

const isEmptyCode = (code: string | undefined): boolean => code === undefined || code === ""

const ofBody = (body: unknown, { headers, status }: WireAnswer, { errorCodes }: Differences): AuthError => {
  const code = codeOf(body, headers)
  const words = Words.of(body)
  if (isUnavailable(status)) return new AuthRetryableFetchError(words, status, errorCodes ? code : undefined)
  const reasons = reasonsOf(body)
  // Servers from before there were codes only give the reasons.
  if (code === "weak_password" || (isEmptyCode(code) && reasons.length > 0 && reasons.every(Predicate.isString))) {
    return new AuthWeakPasswordError(words, status, reasons)
  }
  if (code === "session_not_found") return new AuthSessionMissingError()
  return new AuthApiError(words, status || 500, isEmptyCode(code) ? undefined : code)
}

const parse = (answer: WireAnswer): Either.Either<unknown, unknown> =>
  answer.unreadable === undefined
    ? Either.try({ try: (): unknown => JSON.parse(answer.text), catch: (error) => error })
    : Either.left(answer.unreadable)

const ofAnswer = (answer: WireAnswer, differences: Differences): AuthError =>
  Either.match(parse(answer), {
    onRight: (body) => ofBody(body, answer, differences),
    onLeft: (error) =>
      isUnavailable(answer.status)
        ? new AuthRetryableFetchError(answer.statusText || `HTTP ${answer.status}`, answer.status)
        : new AuthUnknownError(Words.of(error), error)
  })

/** What is wrong with a good answer's body, if it can't be read at all. */
export const unreadable = (failure: Failure): Either.Either<unknown, unknown> => {
  if (failure._tag === "InvalidResponse" && failure.answer !== undefined && failure.answer.issue === undefined) {
    return parse(failure.answer)
  }
  const cause = failure._tag === "ConnectionFailed" ? failure.failure?.cause : undefined
  return isLost(cause) && cause.thrown !== undefined ? Either.left(cause.thrown.error) : Either.right(undefined)
}

/** What an error of the Effect API shows, in the form that auth-js reads. */
const asAnswer = (failure: Extract<Failure, { readonly reason: string; readonly gateway: object }>): WireAnswer => {
  const body = {
    error_code: failure.code,
    msg: failure.reason,
    ...("reasons" in failure ? { weak_password: { reasons: failure.reasons } } : {})
  }
  return { status: failure.status, headers: {}, text: Either.getOrElse(Json.stringify(body), () => "{}") }
}

const custom = (name: string, message: string): AuthError =>
  new CustomAuthError(message, name, 400, "validation_failed")

export const invalidInput = (operation: string, path: string, expected: string): AuthError =>
  custom("AuthInvalidInputError", `${operation}: ${path === "" ? "the input" : path} ${expected}. Nothing was sent.`)

/** A call that was ended by its `signal`. */
export const aborted = (): AuthError => new AuthRetryableFetchError("This operation was aborted", 0)

/** A call that broke down: through what a caller or a server gave, or through a mistake of ours. */
export const broken = (defect: unknown): AuthError => new AuthUnknownError("The call broke down", defect)

/** What is loaded with the first call that needs it is not there, or can't be loaded here. */
export const notLoaded = (error: unknown): AuthError =>
  new AuthUnknownError(`A part of @gotrue-effect/promise could not be loaded: ${Words.of(error)}`, error)

const dress = (failure: Failure, differences: Differences): AuthError => {
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
      return new AuthRetryableFetchError(`${failure.operation}: no answer within ${failure.milliseconds} ms`, 0)
    case "InvalidResponse":
      return Either.match(unreadable(failure), {
        onLeft: (error) => new AuthRetryableFetchError(Words.of(error), 0),
        onRight: () =>
          new AuthUnknownError(
            `${failure.operation}: the answer${failure.path === "" ? "" : `'s ${failure.path}`} ${failure.expected}`,
            { path: failure.path, expected: failure.expected }
          )
      })
    default:
      return ofAnswer(failure.answer ?? asAnswer(failure), differences)
  }
}

/** Never throws: what fails while an error is made becomes the error. */
export const make = (failure: Failure, differences: Differences): AuthError =>
  Either.merge(Either.try({ try: () => dress(failure, differences), catch: broken }))
