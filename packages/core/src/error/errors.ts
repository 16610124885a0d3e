/** Every error, described in one table: what it means, the server's codes for it, and the HTTP status to pass on. */
import type { Known } from "./codes.js"

/**
 * Where an error comes from.
 *
 * - `setup`: making the service fails
 * - `common`: every operation can fail with it
 * - `particular`: only operations that list it can fail with it
 * - `composite`: only what is built on the operations of the server can fail with it
 */
export type Scope = "setup" | "common" | "particular" | "composite"

export type Category =
  | "before sending"
  | "connection"
  | "response"
  | "credentials"
  | "not found"
  | "already taken"
  | "rejected"
  | "server"

export interface Entry {
  readonly scope: Scope
  readonly category: Category
  readonly meaning: string
  /** The status with which an HTTP handler should report the error to its own client. */
  readonly httpStatus: number
  /** The codes of an error that has codes of its own. Errors without this member can have any code, or none. */
  readonly codes?: ReadonlyArray<Known>
  /** The only status with which the codes mean this error, where other errors share them. */
  readonly onlyWithStatus?: number
}

/**
 * In the order of the lookup by code: `PasskeyNotFound` shares its code with `ValidationFailed`, and comes first.
 *
 * The client of a handler is not responsible for the credentials of the handler. So `Unauthenticated` and `NotAdmin`
 * are reported as 500, not as 401 or 403, which would blame that client's own credentials.
 */
export const errors = {
  InvalidApiKey: {
    scope: "setup",
    category: "before sending",
    meaning: "The key cannot be used for the admin API.",
    httpStatus: 500
  },
  InvalidInput: {
    scope: "common",
    category: "before sending",
    meaning: "The input cannot be sent, such as an id that is not a UUID. Nothing was sent.",
    httpStatus: 400
  },
  ConnectionFailed: {
    scope: "common",
    category: "connection",
    meaning: "The request or its response was lost on the way.",
    httpStatus: 503
  },
  RequestTimeout: {
    scope: "common",
    category: "connection",
    meaning: "No whole response came within the time allowed for one request. The server may still act on it.",
    httpStatus: 504
  },
  InvalidResponse: {
    scope: "common",
    category: "response",
    meaning: "The server reported success, but its response is not what it should be.",
    httpStatus: 502
  },
  Unauthenticated: {
    scope: "common",
    category: "credentials",
    meaning: "The server, or the gateway before it, does not accept the credentials.",
    httpStatus: 500
  },
  NotAdmin: {
    scope: "particular",
    category: "credentials",
    meaning: "The key is valid, but its role is not an admin role.",
    httpStatus: 500,
    codes: ["not_admin"]
  },
  UserNotFound: {
    scope: "particular",
    category: "not found",
    meaning: "There is no such user.",
    httpStatus: 404,
    codes: ["user_not_found"]
  },
  FactorNotFound: {
    scope: "particular",
    category: "not found",
    meaning: "The user has no such factor.",
    httpStatus: 404,
    codes: ["mfa_factor_not_found"]
  },
  PasskeyNotFound: {
    scope: "particular",
    category: "not found",
    meaning: "The user has no such passkey.",
    httpStatus: 404,
    codes: ["validation_failed"],
    onlyWithStatus: 404
  },
  OAuthClientNotFound: {
    scope: "particular",
    category: "not found",
    meaning: "There is no such OAuth client.",
    httpStatus: 404,
    codes: ["oauth_client_not_found"]
  },
  CustomProviderNotFound: {
    scope: "particular",
    category: "not found",
    meaning: "There is no such custom provider.",
    httpStatus: 404,
    codes: ["custom_provider_not_found"]
  },
  SsoProviderNotFound: {
    scope: "particular",
    category: "not found",
    meaning: "There is no such SSO provider.",
    httpStatus: 404,
    codes: ["sso_provider_not_found"]
  },
  EmailExists: {
    scope: "particular",
    category: "already taken",
    meaning: "Another user has this e-mail address.",
    httpStatus: 409,
    codes: ["email_exists"]
  },
  PhoneExists: {
    scope: "particular",
    category: "already taken",
    meaning: "Another user has this phone number.",
    httpStatus: 409,
    codes: ["phone_exists"]
  },
  Conflict: {
    scope: "particular",
    category: "already taken",
    meaning: "A value that must be unique is taken: an identifier, a SAML entity, a domain.",
    httpStatus: 409,
    codes: ["conflict", "saml_idp_already_exists", "sso_domain_already_exists"]
  },
  ValidationFailed: {
    scope: "particular",
    category: "rejected",
    meaning: "The server does not accept the input: an invalid address or value, or a body that is too large.",
    httpStatus: 422,
    codes: [
      "validation_failed",
      "bad_json",
      "request_entity_too_large",
      "email_address_invalid",
      "email_address_not_authorized",
      "over_custom_provider_quota",
      "saml_metadata_fetch_failed",
      "saml_entity_id_mismatch"
    ]
  },
  FeatureDisabled: {
    scope: "particular",
    category: "rejected",
    meaning: "The feature is switched off in the project.",
    httpStatus: 501,
    codes: ["feature_disabled"]
  },
  HookRejected: {
    scope: "particular",
    category: "rejected",
    meaning: "A hook of the project said no, in its own words.",
    httpStatus: 403,
    codes: ["unknown"]
  },
  WeakPassword: {
    scope: "particular",
    category: "rejected",
    meaning: "The password does not meet the project's policy.",
    httpStatus: 422,
    codes: ["weak_password"]
  },
  RateLimited: {
    scope: "common",
    category: "rejected",
    meaning: "The server, or a gateway before it, received too many requests.",
    httpStatus: 429
  },
  ServerError: {
    scope: "common",
    category: "server",
    meaning: "The server, or a gateway before it, failed.",
    httpStatus: 502
  },
  UnexpectedAnswer: {
    scope: "common",
    category: "server",
    meaning: "The operation is not known to have this response: a code of others, a redirect, the 404 of a wrong URL.",
    httpStatus: 502
  },
  CannotSignIn: {
    scope: "composite",
    category: "rejected",
    meaning: "The user cannot get a session without further changes. Nothing was changed.",
    httpStatus: 409
  },
  InvalidMetadata: {
    scope: "composite",
    category: "response",
    meaning: "The metadata of a user does not match the caller's schema. The server did what was asked.",
    httpStatus: 500
  }
} as const satisfies Readonly<Record<string, Entry>>

type Errors = typeof errors

/** The tags that have codes of their own. */
export type CodedTag = {
  [Tag in keyof Errors]: Errors[Tag] extends { readonly codes: unknown } ? Tag : never
}[keyof Errors]
