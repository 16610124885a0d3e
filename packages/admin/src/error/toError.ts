/** Makes an error of what the interpreter failed with. */
import * as AdminError from "../AdminError.js"
import type { Failure } from "@gotrue-effect/core/error/failure"

// What the interpreter made needs no second check.
const unchecked = true

export const toError = (failure: Failure): AdminError.Common | AdminError.Particular => {
  switch (failure._tag) {
    case "InvalidInput":
      return new AdminError.InvalidInput(failure, unchecked)
    case "ConnectionFailed":
      return new AdminError.ConnectionFailed(failure, unchecked)
    case "RequestTimeout":
      return new AdminError.RequestTimeout(failure, unchecked)
    case "InvalidResponse":
      return new AdminError.InvalidResponse(failure, unchecked)
    case "Unauthenticated":
      return new AdminError.Unauthenticated(failure, unchecked)
    case "RateLimited":
      return new AdminError.RateLimited(failure, unchecked)
    case "ServerError":
      return new AdminError.ServerError(failure, unchecked)
    case "UnexpectedAnswer":
      return new AdminError.UnexpectedAnswer(failure, unchecked)
    case "NotAdmin":
      return new AdminError.NotAdmin(failure, unchecked)
    case "UserNotFound":
      return new AdminError.UserNotFound(failure, unchecked)
    case "FactorNotFound":
      return new AdminError.FactorNotFound(failure, unchecked)
    case "PasskeyNotFound":
      return new AdminError.PasskeyNotFound(failure, unchecked)
    case "OAuthClientNotFound":
      return new AdminError.OAuthClientNotFound(failure, unchecked)
    case "CustomProviderNotFound":
      return new AdminError.CustomProviderNotFound(failure, unchecked)
    case "SsoProviderNotFound":
      return new AdminError.SsoProviderNotFound(failure, unchecked)
    case "EmailExists":
      return new AdminError.EmailExists(failure, unchecked)
    case "PhoneExists":
      return new AdminError.PhoneExists(failure, unchecked)
    case "Conflict":
      return new AdminError.Conflict(failure, unchecked)
    case "ValidationFailed":
      return new AdminError.ValidationFailed(failure, unchecked)
    case "FeatureDisabled":
      return new AdminError.FeatureDisabled(failure, unchecked)
    case "WeakPassword":
      return new AdminError.WeakPassword(failure, unchecked)
  }
}
