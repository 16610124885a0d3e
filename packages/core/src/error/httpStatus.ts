import { errors } from "./errors.js"

type Errors = typeof errors

/**
 * The HTTP status with which a back end should report each error to its own client, by tag. The credentials of a back end
 * are not its client's: `Unauthenticated` and `NotAdmin` are 500.
 *
 * @example
 * ```ts
 * import { AdminError } from "@gotrue-effect/admin"
 *
 * const statusOf = (error: AdminError.AdminError): number => AdminError.httpStatus[error._tag]
 * console.log(AdminError.httpStatus.EmailExists) // => 409
 * ```
 *
 * @since 0.2.0
 * @category constants
 */
export const httpStatus: { readonly [Tag in keyof Errors]: Errors[Tag]["httpStatus"] } = {
  InvalidApiKey: errors.InvalidApiKey.httpStatus,
  InvalidInput: errors.InvalidInput.httpStatus,
  ConnectionFailed: errors.ConnectionFailed.httpStatus,
  RequestTimeout: errors.RequestTimeout.httpStatus,
  InvalidResponse: errors.InvalidResponse.httpStatus,
  Unauthenticated: errors.Unauthenticated.httpStatus,
  NotAdmin: errors.NotAdmin.httpStatus,
  UserNotFound: errors.UserNotFound.httpStatus,
  FactorNotFound: errors.FactorNotFound.httpStatus,
  PasskeyNotFound: errors.PasskeyNotFound.httpStatus,
  OAuthClientNotFound: errors.OAuthClientNotFound.httpStatus,
  CustomProviderNotFound: errors.CustomProviderNotFound.httpStatus,
  SsoProviderNotFound: errors.SsoProviderNotFound.httpStatus,
  EmailExists: errors.EmailExists.httpStatus,
  PhoneExists: errors.PhoneExists.httpStatus,
  Conflict: errors.Conflict.httpStatus,
  ValidationFailed: errors.ValidationFailed.httpStatus,
  FeatureDisabled: errors.FeatureDisabled.httpStatus,
  WeakPassword: errors.WeakPassword.httpStatus,
  RateLimited: errors.RateLimited.httpStatus,
  ServerError: errors.ServerError.httpStatus,
  UnexpectedAnswer: errors.UnexpectedAnswer.httpStatus,
  CannotSignIn: errors.CannotSignIn.httpStatus
}
