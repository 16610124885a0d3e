/** Ours where auth-js's is expected: the compiler is the test. */
import type * as AuthJs from "@supabase/auth-js"
import { isAuthApiError, isAuthError } from "@supabase/auth-js"
import type * as Ours from "../../src/index.js"
import { AuthApiError, GoTrueAdminApi } from "../../src/index.js"

declare const admin: GoTrueAdminApi
declare const options: ConstructorParameters<typeof AuthJs.GoTrueAdminApi>[0]

// The class, an instance, and an instance made of auth-js's options.
export const theirs: AuthJs.GoTrueAdminApi = admin
export const made: AuthJs.GoTrueAdminApi = new GoTrueAdminApi(options)
export const client: { auth: { admin: AuthJs.GoTrueAdminApi } } = { auth: { admin } }

// Our results are theirs.
export const user: Promise<AuthJs.UserResponse> = admin.getUserById("")
export const deleted: Promise<AuthJs.UserResponse> = admin.deleteUser("", true, { timeout: 1 })
export const link: Promise<AuthJs.GenerateLinkResponse> = admin.generateLink({ type: "recovery", email: "" })
export const factors: Promise<AuthJs.AuthMFAAdminListFactorsResponse> = admin.mfa.listFactors({ userId: "" })
export const factor: Promise<AuthJs.AuthMFAAdminDeleteFactorResponse> = admin.mfa.deleteFactor({ userId: "", id: "" })
export const passkeys: Promise<AuthJs.AuthPasskeyListResponse> = admin.passkey.listPasskeys({ userId: "" })
export const oauth: Promise<AuthJs.OAuthClientResponse> = admin.oauth.getClient("")
export const clients: Promise<AuthJs.OAuthClientListResponse> = admin.oauth.listClients()
export const provider: Promise<AuthJs.CustomProviderResponse> = admin.customProviders.getProvider("")
export const providers: Promise<AuthJs.CustomProviderListResponse> = admin.customProviders.listProviders()
export const users: ReturnType<AuthJs.GoTrueAdminApi["listUsers"]> = admin.listUsers({ page: 1 })
export const error: AuthJs.AuthError = new AuthApiError("", 400, undefined)

// Their inputs are ours.
declare const attributes: AuthJs.AdminUserAttributes
declare const linkParams: AuthJs.GenerateLinkParams
declare const clientParams: AuthJs.CreateOAuthClientParams
declare const clientChanges: AuthJs.UpdateOAuthClientParams
declare const providerParams: AuthJs.CreateCustomProviderParams
declare const providerChanges: AuthJs.UpdateCustomProviderParams
export const inputs = [
  admin.createUser(attributes),
  admin.updateUserById("", attributes),
  admin.generateLink(linkParams),
  admin.oauth.createClient(clientParams),
  admin.oauth.updateClient("", clientChanges),
  admin.customProviders.createProvider(providerParams),
  admin.customProviders.updateProvider("", providerChanges)
]

// Our types and theirs are the same, either way.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
export const same: ReadonlyArray<true> = [
  true satisfies Same<Ours.User, AuthJs.User>,
  true satisfies Same<Ours.UserIdentity, AuthJs.UserIdentity>,
  true satisfies Same<Ours.Factor, AuthJs.Factor>,
  true satisfies Same<Ours.OAuthClient, AuthJs.OAuthClient>,
  true satisfies Same<Ours.CustomOAuthProvider, AuthJs.CustomOAuthProvider>,
  true satisfies Same<Ours.PasskeyListItem, AuthJs.PasskeyListItem>,
  true satisfies Same<Ours.GenerateLinkProperties, AuthJs.GenerateLinkProperties>,
  true satisfies Same<Ours.AdminUserAttributes, AuthJs.AdminUserAttributes>,
  true satisfies Same<Ours.UserResponse["data"], AuthJs.UserResponse["data"]>
]

// `data` narrows after the check of `error`, and not before.
export const narrowed = async (): Promise<string> => {
  const { data, error } = await admin.getUserById("")
  // @ts-expect-error: there may be no user
  const before: string = data.user.id
  if (error) {
    const none: null = data.user
    return [before, none, isAuthError(error), isAuthApiError(error) ? error.status : undefined].join(" ")
  }
  return data.user.id
}

export const page = async (): Promise<number> => {
  const { data, error } = await admin.listUsers()
  // @ts-expect-error: an error has no total
  const before = data.total
  return error ? before : data.users.length + data.total
}
