/**
 * Everything that an operation can fail with: few tags, many codes. The type of each operation lists exactly the tags
 * that it can fail with.
 *
 * No error holds a request, a response, a key, a password or a body. The server's messages are redacted: the secrets
 * and personal data of the request are removed, so errors can be logged as they are.
 *
 * @since 0.1.0
 */
import { isWorthwhile } from "@gotrue-effect/core/error/retryable"
import * as Effect from "effect/Effect"
import { dual } from "effect/Function"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import { httpStatus as statuses } from "@gotrue-effect/core/error/httpStatus"
import { ofTag } from "./ErrorCode.js"
import type {
  CustomProviderNotFound,
  FactorNotFound,
  OAuthClientNotFound,
  PasskeyNotFound,
  SsoProviderNotFound,
  UserNotFound
} from "./error/notFound.js"
import { anyCode } from "./error/anyCode.js"
import type { InvalidMetadata } from "./error/invalidMetadata.js"
import { hinted, responded, id, refused, sentence } from "./error/responded.js"

/**
 * The input cannot be sent: an id that is not a UUID, an unknown attribute, both `password` and `password_hash`, an
 * invalid ban duration. Nothing was sent.
 *
 * `path` says where (`attributes.email`), and `expected` what should be there. The value itself is never kept.
 *
 * @since 0.1.0
 * @category before sending
 */
export class InvalidInput extends Schema.TaggedError<InvalidInput>(id("InvalidInput"))("InvalidInput", {
  operation: Schema.String,
  path: Schema.String,
  expected: Schema.String
}) {
  override get message(): string {
    return `${this.operation}: ${this.path === "" ? "the input" : this.path} ${this.expected}. Nothing was sent.`
  }
}

/**
 * The request or its response was lost on the way.
 *
 * `sent` is `no` when the server certainly has not received the request (the connection was refused, the name not
 * found) and `unknown` when it may have processed it. `reason` is the code of the system, such as `ECONNREFUSED`. `hint` is
 * its usual cause and the way out.
 *
 * @since 0.1.0
 * @category connection
 */
export class ConnectionFailed extends Schema.TaggedError<ConnectionFailed>(id("ConnectionFailed"))("ConnectionFailed", {
  operation: Schema.String,
  reason: Schema.String,
  sent: Schema.Literal("no", "unknown"),
  hint: Schema.optional(Schema.String)
}) {
  override get message(): string {
    const consequence =
      this.sent === "no" ? "The server has not seen the request." : "The server may or may not have acted on it."
    return `${this.operation}: the connection failed (${this.reason}). ${consequence}${hinted(this)}`
  }
}

/**
 * No complete response arrived within the time limit of the request. The server may still process it.
 *
 * @since 0.1.0
 * @category connection
 */
export class RequestTimeout extends Schema.TaggedError<RequestTimeout>(id("RequestTimeout"))("RequestTimeout", {
  operation: Schema.String,
  milliseconds: Schema.Number
}) {
  override get message(): string {
    return `${this.operation}: no response within ${this.milliseconds} ms. The server may or may not have acted on it.`
  }
}

/**
 * The server reported success, but its response is invalid: not JSON, an empty body, a missing member or one of the
 * wrong type. `path` says where, and `expected` what should be there. The response itself is never kept.
 *
 * @since 0.1.0
 * @category response
 */
export class InvalidResponse extends Schema.TaggedError<InvalidResponse>(id("InvalidResponse"))("InvalidResponse", {
  ...responded,
  path: Schema.String,
  expected: Schema.String
}) {
  override get message(): string {
    const where = this.path === "" ? "the response" : `the response's ${this.path}`
    return `${this.operation}: the server responded with ${this.status}, but ${where} ${this.expected}.`
  }
}

/**
 * The server, or the gateway in front of it, rejects the credentials: none or invalid ones (401, `bad_jwt`), or a token
 * whose session or user is deleted or banned (`session_not_found`, `session_expired`, `user_not_found` with 403,
 * `user_banned`). Source: `internal/api/auth.go`.
 *
 * @since 0.1.0
 * @category credentials
 */
export class Unauthenticated extends Schema.TaggedError<Unauthenticated>(id("Unauthenticated"))(
  "Unauthenticated",
  refused(anyCode)
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The key is valid, but its role is not an admin role. Source: `internal/api/auth.go`.
 *
 * @since 0.1.0
 * @category credentials
 */
export class NotAdmin extends Schema.TaggedError<NotAdmin>(id("NotAdmin"))(
  "NotAdmin",
  refused(Schema.Literal(...ofTag.NotAdmin))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * Another user has this e-mail address.
 *
 * @since 0.1.0
 * @category already taken
 */
export class EmailExists extends Schema.TaggedError<EmailExists>(id("EmailExists"))(
  "EmailExists",
  refused(Schema.Literal(...ofTag.EmailExists))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * Another user has this phone number.
 *
 * @since 0.1.0
 * @category already taken
 */
export class PhoneExists extends Schema.TaggedError<PhoneExists>(id("PhoneExists"))(
  "PhoneExists",
  refused(Schema.Literal(...ofTag.PhoneExists))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * A value that must be unique is taken: an identifier, a SAML entity, a domain.
 *
 * @since 0.1.0
 * @category already taken
 */
export class Conflict extends Schema.TaggedError<Conflict>(id("Conflict"))(
  "Conflict",
  refused(Schema.Literal(...ofTag.Conflict))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The server rejects the input: a malformed address, an invalid value, a body that is too large.
 *
 * @since 0.1.0
 * @category rejected
 */
export class ValidationFailed extends Schema.TaggedError<ValidationFailed>(id("ValidationFailed"))(
  "ValidationFailed",
  refused(Schema.Literal(...ofTag.ValidationFailed))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * A hook of the project said no: the hook before a user is created, the one that sends mails, or the one that adds claims to
 * an access token. `status` is the `http_code` of the hook, and `reason` its `message`. A hook that says no with a status of
 * 500 or more, or without one, is a `ServerError`, as is one that breaks down.
 *
 * The server gives such a response no code of its own: `code` is `unknown`.
 *
 * @see `HandleResponseError` in the server's `internal/api/errors.go`
 * @since 0.2.0
 * @category rejected
 */
export class HookRejected extends Schema.TaggedError<HookRejected>(id("HookRejected"))(
  "HookRejected",
  refused(Schema.Literal(...ofTag.HookRejected))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The password does not meet the policy of the project. `reasons` holds `length`, `characters`, `pwned`, in that order.
 *
 * @since 0.1.0
 * @category rejected
 */
export class WeakPassword extends Schema.TaggedError<WeakPassword>(id("WeakPassword"))("WeakPassword", {
  ...refused(Schema.Literal(...ofTag.WeakPassword)),
  reasons: Schema.Array(Schema.String)
}) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The feature is switched off in the project.
 *
 * @since 0.1.0
 * @category rejected
 */
export class FeatureDisabled extends Schema.TaggedError<FeatureDisabled>(id("FeatureDisabled"))(
  "FeatureDisabled",
  refused(Schema.Literal(...ofTag.FeatureDisabled))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * Too many requests (any 429, from the server or a gateway). `retryAfter` is the `Retry-After` of the response in
 * milliseconds. The server itself never sends one; gateways do.
 *
 * @since 0.1.0
 * @category rejected
 */
export class RateLimited extends Schema.TaggedError<RateLimited>(id("RateLimited"))("RateLimited", {
  ...refused(anyCode),
  retryAfter: Schema.optional(Schema.Number)
}) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The server, or a gateway in front of it, failed (500 and above). The code is kept. `retryAfter` as in `RateLimited`.
 *
 * @since 0.1.0
 * @category server
 */
export class ServerError extends Schema.TaggedError<ServerError>(id("ServerError"))("ServerError", {
  ...refused(anyCode),
  retryAfter: Schema.optional(Schema.Number)
}) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The operation is not known to have this response: a code of other operations, a redirect (never followed, because the
 * key would go with it), the 404 page of a router when the URL is wrong.
 *
 * @since 0.1.0
 * @category server
 */
export class UnexpectedAnswer extends Schema.TaggedError<UnexpectedAnswer>(id("UnexpectedAnswer"))(
  "UnexpectedAnswer",
  refused(anyCode)
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * This user cannot get a session without further changes. Nothing was changed.
 *
 * `reason`: `no_email` (links need an address), `unconfirmed` (a link would confirm the address), `sso` (links sign in
 * to accounts with the address itself), `banned`, `deleted`.
 *
 * @since 0.1.0
 * @category rejected
 */
export class CannotSignIn extends Schema.TaggedError<CannotSignIn>(id("CannotSignIn"))("CannotSignIn", {
  operation: Schema.String,
  reason: Schema.Literal("no_email", "unconfirmed", "sso", "banned", "deleted")
}) {
  override get message(): string {
    const because = {
      no_email: "has no e-mail address, which a link needs",
      unconfirmed: "has not confirmed the e-mail address, and a link would confirm it",
      sso: "signs in through an SSO provider, for which links do not work",
      banned: "is banned",
      deleted: "is deleted"
    }
    return `${this.operation}: the user ${because[this.reason]}. Nothing was changed.`
  }
}

/**
 * The errors that every operation can fail with.
 *
 * @since 0.1.0
 * @category models
 */
export type Common =
  | InvalidInput
  | ConnectionFailed
  | RequestTimeout
  | InvalidResponse
  | Unauthenticated
  | RateLimited
  | ServerError
  | UnexpectedAnswer

/**
 * The errors that only some operations can fail with. Each endpoint lists its own by tag.
 *
 * @since 0.1.0
 * @category models
 */
export type Particular =
  | NotAdmin
  | UserNotFound
  | FactorNotFound
  | PasskeyNotFound
  | OAuthClientNotFound
  | CustomProviderNotFound
  | SsoProviderNotFound
  | EmailExists
  | PhoneExists
  | Conflict
  | ValidationFailed
  | FeatureDisabled
  | HookRejected
  | WeakPassword

/**
 * Every error of an operation.
 *
 * @since 0.1.0
 * @category models
 */
export type AdminError = Common | Particular | CannotSignIn | InvalidMetadata

/**
 * Every error of an operation by its tag.
 *
 * @since 0.1.0
 * @category models
 */
export type ByTag = { readonly [E in AdminError as E["_tag"]]: E }

export { httpStatus } from "@gotrue-effect/core/error/httpStatus"
export { catchCode } from "./error/catchCode.js"
export { InvalidApiKey } from "./error/invalidApiKey.js"
export { InvalidMetadata } from "./error/invalidMetadata.js"

// Compared by tag, because `instanceof` does not recognize errors of another copy of this library.
const tags = new Set(Object.keys(statuses).filter((tag) => tag !== "InvalidApiKey"))

/**
 * Whether a value is an error of an operation of this library, whatever its tag. Of a union of errors, it narrows to
 * those of this library: `Effect.catchIf(isAdminError, …)` leaves the others.
 *
 * @since 0.1.0
 * @category guards
 */
export const isAdminError = <E>(value: E): value is E & AdminError =>
  value instanceof Error &&
  Predicate.hasProperty(value, "operation") &&
  Predicate.hasProperty(value, "_tag") &&
  tags.has(String(value._tag))

/**
 * Handles every error of an operation of this library, and no others: those stay in the error type.
 *
 * @example
 * ```ts
 * import { AdminError, GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const admin = yield* GoTrueAdmin.GoTrueAdmin
 *   return yield* admin
 *     .getUserById("11111111-1111-4111-8111-111111111111")
 *     .pipe(AdminError.catchAdmin((error) => Effect.succeed(AdminError.httpStatus[error._tag])))
 * })
 * ```
 *
 * @since 0.2.0
 * @category error handling
 */
export const catchAdmin: {
  <E, A2, E2, R2>(
    handle: (error: Extract<E, AdminError>) => Effect.Effect<A2, E2, R2>
  ): <A, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A | A2, Exclude<E, AdminError> | E2, R | R2>
  <A, E, R, A2, E2, R2>(
    self: Effect.Effect<A, E, R>,
    handle: (error: Extract<E, AdminError>) => Effect.Effect<A2, E2, R2>
  ): Effect.Effect<A | A2, Exclude<E, AdminError> | E2, R | R2>
} = dual(
  2,
  <A, E, R, A2, E2, R2>(
    self: Effect.Effect<A, E, R>,
    handle: (error: Extract<E, AdminError>) => Effect.Effect<A2, E2, R2>
  ) => Effect.catchIf(self, (error): error is Extract<E, AdminError> => isAdminError(error), handle)
)

// The table of operations would say it, too, but who uses errors alone would load it: a test compares them.
const read = /^server\.|(?:^|\.)(?:get|list)[A-Z]/

/**
 * Whether the same call may succeed later, and is safe to send again: by the rules by which the library itself retries.
 *
 * Of a read: a connection that failed, 502 to 504 and 520 to 530, and rate limits. Of any other operation: only what the
 * server has certainly not processed, which is a refused connection or a rate limit. Limits per hour are not retryable, and
 * neither is a `RequestTimeout`. The library has retried already, unless `retry` is off: wait longer than it did.
 *
 * @example
 * ```ts
 * import { AdminError, GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Effect, Schedule } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const admin = yield* GoTrueAdmin.GoTrueAdmin
 *   return yield* Effect.retry(admin.listUsers(), {
 *     while: AdminError.isRetryable,
 *     schedule: Schedule.intersect(Schedule.spaced("1 minute"), Schedule.recurs(5))
 *   })
 * })
 * ```
 *
 * @since 0.2.0
 * @category guards
 */
export const isRetryable = (error: AdminError): boolean =>
  error._tag !== "CannotSignIn" &&
  error._tag !== "InvalidMetadata" &&
  isWorthwhile(read.test(error.operation) ? "GET" : "POST", error)

export {
  CustomProviderNotFound,
  FactorNotFound,
  OAuthClientNotFound,
  PasskeyNotFound,
  SsoProviderNotFound,
  UserNotFound
} from "./error/notFound.js"
