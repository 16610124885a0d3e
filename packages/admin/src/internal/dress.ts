/** Makes an error of what the interpreter failed with. */
import * as AdminError from "../AdminError.js"
import type { Fault } from "./fault.js"

// What the interpreter made needs no second check.
const unchecked = true

export const dress = (fault: Fault): AdminError.Common | AdminError.Particular => {
  switch (fault._tag) {
    case "InvalidInput":
      return new AdminError.InvalidInput(fault, unchecked)
    case "ConnectionFailed":
      return new AdminError.ConnectionFailed(fault, unchecked)
    case "RequestTimeout":
      return new AdminError.RequestTimeout(fault, unchecked)
    case "InvalidResponse":
      return new AdminError.InvalidResponse(fault, unchecked)
    case "Unauthenticated":
      return new AdminError.Unauthenticated(fault, unchecked)
    case "RateLimited":
      return new AdminError.RateLimited(fault, unchecked)
    case "ServerError":
      return new AdminError.ServerError(fault, unchecked)
    case "UnexpectedAnswer":
      return new AdminError.UnexpectedAnswer(fault, unchecked)
    case "NotAdmin":
      return new AdminError.NotAdmin(fault, unchecked)
    case "UserNotFound":
      return new AdminError.UserNotFound(fault, unchecked)
    case "FactorNotFound":
      return new AdminError.FactorNotFound(fault, unchecked)
    case "PasskeyNotFound":
      return new AdminError.PasskeyNotFound(fault, unchecked)
    case "OAuthClientNotFound":
      return new AdminError.OAuthClientNotFound(fault, unchecked)
    case "CustomProviderNotFound":
      return new AdminError.CustomProviderNotFound(fault, unchecked)
    case "SsoProviderNotFound":
      return new AdminError.SsoProviderNotFound(fault, unchecked)
    case "EmailExists":
      return new AdminError.EmailExists(fault, unchecked)
    case "PhoneExists":
      return new AdminError.PhoneExists(fault, unchecked)
    case "Conflict":
      return new AdminError.Conflict(fault, unchecked)
    case "ValidationFailed":
      return new AdminError.ValidationFailed(fault, unchecked)
    case "FeatureDisabled":
      return new AdminError.FeatureDisabled(fault, unchecked)
    case "WeakPassword":
      return new AdminError.WeakPassword(fault, unchecked)
  }
}
