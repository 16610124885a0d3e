/** What auth-js does not have: lookups, the audit log, single sign-on, information about the server. */
import type { AuthError } from "../AuthError.js"
import type { RequestResult } from "./Result.js"
import type { User } from "./User.js"

/**
 * A user, or `null` if there is none; or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type MaybeUserResponse = RequestResult<{ user: User | null }>

/**
 * Some users, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type UsersResponse = RequestResult<{ users: User[] }>

/**
 * A user or an error for each id, in the order of the ids; or an error for the whole call.
 *
 * @since 0.1.0
 * @category results
 */
export type GetUsersResponse = RequestResult<{
  users: ({ user: User; error: null } | { user: null; error: AuthError })[]
}>

/**
 * The number of users, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type CountResponse = RequestResult<{ count: number }>

/**
 * A user, and whether it was created just now; or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type CreateOrGetUserResponse = RequestResult<{ user: User; created: boolean }>

/**
 * A session, or an error. Whoever has its tokens can act as the user.
 *
 * @since 0.1.0
 * @category results
 */
export type SessionResponse = RequestResult<{
  session: {
    access_token: string
    refresh_token: string
    token_type: string
    expires_in: number
    expires_at: number
    user: User
  }
}>

/**
 * Which users, in which order.
 *
 * @since 0.1.0
 * @category inputs
 */
export interface EveryUserParams {
  /** A part of the address, or of `user_metadata.full_name`; `%` and `_` are wildcards. */
  filter?: string | undefined
  sort?: "created_at asc" | "created_at desc" | undefined
  /** Users per request; 1,000 by default. */
  pageSize?: number | undefined
}

/**
 * An event: what was done, by whom and when.
 *
 * @since 0.1.0
 * @category models
 */
export interface AuditEntry {
  readonly id: string
  readonly payload: {
    readonly actor_id: string
    readonly actor_via_sso: boolean
    readonly actor_username: string
    readonly action: string
    readonly log_type: string
    readonly actor_name?: unknown
    readonly traits?: { readonly [member: string]: unknown }
  }
  readonly created_at: string
  readonly ip_address: string
}

/**
 * Which entries of the audit log to list: all, or by one of the three.
 *
 * @since 0.1.0
 * @category inputs
 */
export interface AuditParams {
  author?: string | undefined
  action?: string | undefined
  type?: string | undefined
}

/**
 * A page of the audit log, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type AuditListResponse = RequestResult<{
  entries: AuditEntry[]
  nextPage: number | null
  lastPage: number | null
  total: number | null
}>

/**
 * A SAML provider.
 *
 * @since 0.1.0
 * @category models
 */
export interface SsoProvider {
  readonly id: string
  readonly resource_id?: string
  readonly disabled?: boolean | null
  readonly saml: {
    readonly entity_id: string
    readonly metadata_xml?: string
    readonly metadata_url?: string
    readonly attribute_mapping?: { readonly [member: string]: unknown }
    readonly name_id_format?: string
  }
  readonly domains: ReadonlyArray<{ readonly domain: string }>
  readonly created_at: string
  readonly updated_at: string
}

/**
 * Which provider: by its id, or by the resource id that you gave it.
 *
 * @since 0.1.0
 * @category inputs
 */
export type SsoProviderRef = string | { readonly resourceId: string }

/**
 * The attributes of a provider.
 *
 * @since 0.1.0
 * @category inputs
 */
export interface SsoProviderAttributes {
  metadata_xml?: string | undefined
  metadata_url?: string | undefined
  domains?: string[] | undefined
  attribute_mapping?: { keys?: { [member: string]: object } | undefined } | undefined
  name_id_format?: string | undefined
  resource_id?: string | undefined
  disabled?: boolean | undefined
}

/**
 * A provider, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type SsoProviderResponse = RequestResult<SsoProvider>

/**
 * The providers, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type SsoProviderListResponse = RequestResult<{ providers: SsoProvider[] }>

/**
 * Information about the server, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type ServerResponse = RequestResult<{ readonly [member: string]: unknown }>
