/**
 * The server's data under the classic types. auth-js's types name fewer members, and differ for some of them. The
 * guards of the responses check each value.
 */
import * as Guards from "@gotrue-effect/core/check/guards"
import type { CustomOAuthProvider } from "../models/CustomProvider.js"
import type { Factor } from "../models/Factor.js"
import type { GenerateLinkProperties } from "../models/Link.js"
import type { AuditEntry, SsoProvider } from "../models/More.js"
import type { OAuthClient } from "../models/OAuthClient.js"
import type { PasskeyListItem } from "../models/Passkey.js"
import type { User } from "../models/User.js"

export const isUser = (value: unknown): value is User => Guards.User(value)

export const isLink = (value: unknown): value is GenerateLinkProperties & User => Guards.GeneratedLink(value)

export const isFactor = (value: unknown): value is Factor => Guards.Factor(value)

export const areFactors = (value: unknown): value is Factor[] => Guards.FactorList(value)

export const isClient = (value: unknown): value is OAuthClient => Guards.OAuthClientWithSecret(value)

export const isProvider = (value: unknown): value is CustomOAuthProvider => Guards.CustomProvider(value)

export const arePasskeys = (value: unknown): value is PasskeyListItem[] => Guards.PasskeyList(value)

export const areEntries = (value: unknown): value is AuditEntry[] => Guards.AuditLogList(value)

export const isEntry = (value: unknown): value is AuditEntry => Guards.AuditLogList([value])

export const isSsoProvider = (value: unknown): value is SsoProvider => Guards.SsoProvider(value)

/** A list of the values that the guard accepts. */
export const listOf =
  <A>(is: (value: unknown) => value is A) =>
  (value: unknown): value is A[] =>
    Array.isArray(value) && value.every(is)
