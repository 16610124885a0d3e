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
 * The audit log: who did what, and when. Empty in projects that do not keep it in the database.
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
  /** All entries, newest first, one request for every 1,000. Rejects where `listEntries` returns an error. */
  entries(params?: AuditParams & { pageSize?: number }, call?: CallOptions): AsyncIterableIterator<AuditEntry>
}

/**
 * SAML providers.
 *
 * @since 0.1.0
 * @category groups
 */
export interface Sso {
  /** Lists the providers: all, or those whose `resource_id` equals or begins with a text. */
  listProviders(
    query?: { resourceId?: string; resourceIdPrefix?: string },
    call?: CallOptions
  ): Promise<SsoProviderListResponse>
  /** Creates a provider from its metadata: the XML, or its URL. */
  createProvider(provider: SsoProviderAttributes, call?: CallOptions): Promise<SsoProviderResponse>
  /** Reads a provider. */
  getProvider(provider: SsoProviderRef, call?: CallOptions): Promise<SsoProviderResponse>
  /** Updates a provider. */
  updateProvider(
    provider: SsoProviderRef,
    changes: SsoProviderAttributes,
    call?: CallOptions
  ): Promise<SsoProviderResponse>
  /** Deletes a provider and returns it. */
  deleteProvider(provider: SsoProviderRef, call?: CallOptions): Promise<SsoProviderResponse>
}

/**
 * Information about the server.
 *
 * @since 0.1.0
 * @category groups
 */
export interface Server {
  /** Name and version. */
  health(call?: CallOptions): Promise<ServerResponse>
  /** The features that are switched on. */
  settings(call?: CallOptions): Promise<ServerResponse>
  /** The public keys of its tokens. */
  jwks(call?: CallOptions): Promise<ServerResponse>
}
