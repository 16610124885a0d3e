/** The groups of methods. */
import type {
  CreateCustomProviderParams,
  CustomProviderListResponse,
  CustomProviderResponse,
  ListCustomProvidersParams,
  UpdateCustomProviderParams
} from "./CustomProvider.js"
import type {
  AuthMFAAdminDeleteFactorParams,
  AuthMFAAdminDeleteFactorResponse,
  AuthMFAAdminListFactorsParams,
  AuthMFAAdminListFactorsResponse,
  Factor,
  FactorRef,
  UpdateFactorParams,
  UpdateFactorResponse
} from "./Factor.js"
import type {
  CreateOAuthClientParams,
  OAuthClientListResponse,
  OAuthClientResponse,
  UpdateOAuthClientParams
} from "./OAuthClient.js"
import type { CallOptions } from "./Options.js"
import type {
  AuthPasskeyAdminDeleteParams,
  AuthPasskeyAdminListParams,
  AuthPasskeyDeleteResponse,
  AuthPasskeyListResponse
} from "./Passkey.js"
import type { PageParams, RequestResult } from "./Result.js"
import type { VoidResponse } from "./Session.js"

/**
 * Second factors.
 *
 * @since 0.1.0
 * @category groups
 */
export interface Mfa {
  /** Lists all factors of a user, verified or not. */
  listFactors(params: AuthMFAAdminListFactorsParams, call?: CallOptions): Promise<AuthMFAAdminListFactorsResponse>
  /** Deletes a factor and returns it. */
  deleteFactor(params: AuthMFAAdminDeleteFactorParams, call?: CallOptions): Promise<AuthMFAAdminDeleteFactorResponse>
  /** Renames a factor, or changes the number of a phone factor. Not in auth-js. */
  updateFactor(factor: FactorRef, changes: UpdateFactorParams, call?: CallOptions): Promise<UpdateFactorResponse>
  /** Deletes all factors of a user, in sequence. Not in auth-js. */
  deleteAllFactors(
    params: AuthMFAAdminListFactorsParams,
    call?: CallOptions
  ): Promise<RequestResult<{ factors: Factor[] }>>
}

/**
 * OAuth clients.
 *
 * @since 0.1.0
 * @category groups
 */
export interface OAuth {
  /** Lists the clients. The server returns all of them, whatever the page. */
  listClients(params?: PageParams, call?: CallOptions): Promise<OAuthClientListResponse>
  /** Creates a client. Its secret is returned only this once. */
  createClient(params: CreateOAuthClientParams, call?: CallOptions): Promise<OAuthClientResponse>
  /** Reads a client. */
  getClient(clientId: string, call?: CallOptions): Promise<OAuthClientResponse>
  /** Updates a client. */
  updateClient(clientId: string, params: UpdateOAuthClientParams, call?: CallOptions): Promise<OAuthClientResponse>
  /** Deletes a client. */
  deleteClient(clientId: string, call?: CallOptions): Promise<VoidResponse>
  /** Generates a new secret; the old one stops working immediately. */
  regenerateClientSecret(clientId: string, call?: CallOptions): Promise<OAuthClientResponse>
}

/**
 * Custom OAuth 2.0 and OpenID Connect providers.
 *
 * @since 0.1.0
 * @category groups
 */
export interface CustomProviders {
  /** Lists the providers, all or those of one type. */
  listProviders(params?: ListCustomProvidersParams, call?: CallOptions): Promise<CustomProviderListResponse>
  /** Creates a provider. */
  createProvider(params: CreateCustomProviderParams, call?: CallOptions): Promise<CustomProviderResponse>
  /** Reads a provider by its identifier. */
  getProvider(identifier: string, call?: CallOptions): Promise<CustomProviderResponse>
  /** Updates a provider. */
  updateProvider(
    identifier: string,
    params: UpdateCustomProviderParams,
    call?: CallOptions
  ): Promise<CustomProviderResponse>
  /** Deletes a provider. */
  deleteProvider(identifier: string, call?: CallOptions): Promise<VoidResponse>
}

/**
 * Passkeys.
 *
 * @since 0.1.0
 * @category groups
 */
export interface Passkeys {
  /** Lists the passkeys of a user. */
  listPasskeys(params: AuthPasskeyAdminListParams, call?: CallOptions): Promise<AuthPasskeyListResponse>
  /** Deletes a passkey of a user. */
  deletePasskey(params: AuthPasskeyAdminDeleteParams, call?: CallOptions): Promise<AuthPasskeyDeleteResponse>
}
