/** The groups of methods that auth-js does not have. */
import type {
  AuditEntry,
  AuditListResponse,
  AuditParams,
  ServerResponse,
  SsoProviderAttributes,
  SsoProviderListResponse,
  SsoProviderRef,
  SsoProviderResponse
} from "./More.js"
import type { CallOptions } from "./Options.js"

/**
 * The audit log: who did what, and when. Empty in projects that keep it out of the database.
 *
 * @since 0.1.0
 * @category groups
 */
export interface Audit {
  /** Reads a page, newest first. */
  listEntries(
    params?: AuditParams & { page?: number; perPage?: number },
    call?: CallOptions
  ): Promise<AuditListResponse>
  /** All entries, newest first, a request for each thousand. Rejects with an error where `listEntries` gives one. */
  entries(params?: AuditParams & { pageSize?: number }, call?: CallOptions): AsyncIterableIterator<AuditEntry>
}

/**
 * SAML providers.
 *
 * @since 0.1.0
 * @category groups
 */
export interface Sso {
  /** Lists the providers: all, or those whose `resource_id` is or begins with something. */
  listProviders(
    query?: { resourceId?: string; resourceIdPrefix?: string },
    call?: CallOptions
  ): Promise<SsoProviderListResponse>
  /** Creates a provider from its metadata: the XML itself, or where it is. */
  createProvider(provider: SsoProviderAttributes, call?: CallOptions): Promise<SsoProviderResponse>
  /** Reads a provider. */
  getProvider(provider: SsoProviderRef, call?: CallOptions): Promise<SsoProviderResponse>
  /** Changes a provider. */
  updateProvider(
    provider: SsoProviderRef,
    changes: SsoProviderAttributes,
    call?: CallOptions
  ): Promise<SsoProviderResponse>
  /** Deletes a provider, and gives it back. */
  deleteProvider(provider: SsoProviderRef, call?: CallOptions): Promise<SsoProviderResponse>
}

/**
 * What the server says of itself.
 *
 * @since 0.1.0
 * @category groups
 */
export interface Server {
  /** Name and version. */
  health(call?: CallOptions): Promise<ServerResponse>
  /** What is switched on. */
  settings(call?: CallOptions): Promise<ServerResponse>
  /** The public keys of its tokens. */
  jwks(call?: CallOptions): Promise<ServerResponse>
}
