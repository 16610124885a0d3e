/**
 * The server's data under the classic types. auth-js's types name fewer members, and differ for some of them. The
 * response has been checked before, so only what kind of value it is is looked at.
 */
import { isRecord } from "@gotrue-effect/core/predicate"
import type { CustomOAuthProvider } from "../models/CustomProvider.js"
import type { Factor } from "../models/Factor.js"
import type { GenerateLinkProperties } from "../models/Link.js"
import type { AuditEntry, SsoProvider } from "../models/More.js"
import type { OAuthClient } from "../models/OAuthClient.js"
import type { PasskeyListItem } from "../models/Passkey.js"
import type { User } from "../models/User.js"

export const isUser = (value: unknown): value is User => isRecord(value)

export const isLink = (value: unknown): value is GenerateLinkProperties & User => isRecord(value)

export const isFactor = (value: unknown): value is Factor => isRecord(value)

export const areFactors = (value: unknown): value is Factor[] => Array.isArray(value)

export const isClient = (value: unknown): value is OAuthClient => isRecord(value)

export const isProvider = (value: unknown): value is CustomOAuthProvider => isRecord(value)

export const arePasskeys = (value: unknown): value is PasskeyListItem[] => Array.isArray(value)

export const areEntries = (value: unknown): value is AuditEntry[] => Array.isArray(value)

export const isEntry = (value: unknown): value is AuditEntry => isRecord(value)

export const isSsoProvider = (value: unknown): value is SsoProvider => isRecord(value)

/** A list of the values that the guard accepts. */
export const listOf =
  <A>(is: (value: unknown) => value is A) =>
  (value: unknown): value is A[] =>
    Array.isArray(value) && value.every(is)
