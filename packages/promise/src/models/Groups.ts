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
  /** Deletes a factor, and gives it back. */
  deleteFactor(params: AuthMFAAdminDeleteFactorParams, call?: CallOptions): Promise<AuthMFAAdminDeleteFactorResponse>
  /** Gives a factor another name, or a phone factor another number. auth-js does not have it. */
  updateFactor(
    factor: AuthMFAAdminDeleteFactorParams,
    changes: UpdateFactorParams,
    call?: CallOptions
  ): Promise<UpdateFactorResponse>
  /** Deletes all factors of a user, one after the other. auth-js does not have it. */
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
  /** Lists the clients. The server gives all of them, whatever page is asked for. */
  listClients(params?: PageParams, call?: CallOptions): Promise<OAuthClientListResponse>
  /** Creates a client; its secret is told here, and never again. */
  createClient(params: CreateOAuthClientParams, call?: CallOptions): Promise<OAuthClientResponse>
  /** Reads a client. */
  getClient(clientId: string, call?: CallOptions): Promise<OAuthClientResponse>
  /** Changes a client. */
  updateClient(clientId: string, params: UpdateOAuthClientParams, call?: CallOptions): Promise<OAuthClientResponse>
  /** Deletes a client. */
  deleteClient(clientId: string, call?: CallOptions): Promise<VoidResponse>
  /** Makes a new secret; the old one ends at once. */
  regenerateClientSecret(clientId: string, call?: CallOptions): Promise<OAuthClientResponse>
}

/**
 * OAuth 2.0 and OpenID Connect providers of one's own.
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
  /** Changes a provider. */
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
