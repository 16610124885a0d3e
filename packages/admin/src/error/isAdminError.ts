import * as Predicate from "effect/Predicate"
import type { AdminError } from "../AdminError.js"

// Written out, so that the compiler asks for each: `instanceof` would not know an error of another copy of this library.
const tags: { readonly [Tag in AdminError["_tag"]]: true } = {
  InvalidInput: true,
  ConnectionFailed: true,
  RequestTimeout: true,
  InvalidResponse: true,
  Unauthenticated: true,
  RateLimited: true,
  ServerError: true,
  UnexpectedAnswer: true,
  NotAdmin: true,
  UserNotFound: true,
  FactorNotFound: true,
  PasskeyNotFound: true,
  OAuthClientNotFound: true,
  CustomProviderNotFound: true,
  SsoProviderNotFound: true,
  EmailExists: true,
  PhoneExists: true,
  Conflict: true,
  ValidationFailed: true,
  FeatureDisabled: true,
  WeakPassword: true,
  CannotSignIn: true
}

/**
 * Whether a value is an error of an operation of this library, whatever its tag.
 *
 * @since 0.1.0
 * @category guards
 */
export const isAdminError = (value: unknown): value is AdminError =>
  value instanceof Error &&
  Predicate.hasProperty(value, "operation") &&
  Predicate.hasProperty(value, "_tag") &&
  Object.hasOwn(tags, String(value._tag))
