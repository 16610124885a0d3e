import type { DatabaseError } from "../database/postgres/error.js"
import type { Body } from "../standards/json/json.js"
import type { Reply } from "./reply.js"

/** Why a request failed: a value, never thrown. */
export type ApiError =
  | {
      readonly kind: "coded"
      readonly status: number
      readonly code: string
      readonly message: string
      /** Legacy responses show some database errors instead of the message. */
      readonly cause?: DatabaseError | undefined
      /** What was written stays written although the request failed. */
      readonly keep?: boolean
    }
  | { readonly kind: "weakPassword"; readonly message: string; readonly reasons: ReadonlyArray<string> }
  /** An error that no handler words: the generic 500. */
  | { readonly kind: "unhandled"; readonly keep?: boolean }
  /** The server itself broke down on the request. */
  | { readonly kind: "panic"; readonly keep?: boolean }
  /** OAuth's own error shape, the same in every version. */
  | { readonly kind: "oauth"; readonly error: string; readonly description?: string | undefined }
  /** A redirect whose body holds the error itself. */
  | { readonly kind: "redirected"; readonly error: ApiError; readonly redirect: Reply }
  /** An error whose body follows no shared shape. */
  | { readonly kind: "custom"; readonly status: number; readonly contentType: string; readonly body: Body }

const coded =
  (status: number) =>
  (code: string, message: string): ApiError => ({ kind: "coded", status, code, message })

export const badRequest = coded(400)
export const unauthorized = coded(401)
export const forbidden = coded(403)
export const notFound = coded(404)
export const tooLarge = coded(413)
export const unprocessable = coded(422)
export const tooMany = coded(429)

/** 400 `validation_failed`, the most frequent of all. */
export const invalid = (message: string): ApiError => badRequest("validation_failed", message)

/** 500 `unexpected_failure` with its own words, and perhaps the database error behind it. */
export const internal = (message: string, cause?: DatabaseError): ApiError => ({
  kind: "coded",
  status: 500,
  code: "unexpected_failure",
  message,
  cause
})

/** The same error, but what was written before it stays written. */
export const kept = (error: ApiError): ApiError =>
  error.kind === "coded" || error.kind === "unhandled" || error.kind === "panic" ? { ...error, keep: true } : error

/** The request took longer than the server allows. */
export const timedOut = coded(504)("request_timeout", "Processing this request timed out, please retry after a moment.")

export const unhandled: ApiError = { kind: "unhandled" }
export const panic: ApiError = { kind: "panic" }
