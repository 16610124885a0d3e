/** Ours where auth-js's is expected, with today's auth-js and with one of a year before: the compiler is the test. */
import type * as AuthJs from "@supabase/auth-js"
import type * as Ours from "../../../src/index.js"
import { GoTrueAdminApi } from "../../../src/index.js"

type Admin = AuthJs.GoTrueAdminApi
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

const admin = new GoTrueAdminApi({ url: "" })
export const theirs: Admin = admin
export const client: { auth: { admin: Admin } } = { auth: { admin } }
export const user: Promise<AuthJs.UserResponse> = admin.getUserById("")
export const users: ReturnType<Admin["listUsers"]> = admin.listUsers()
export const link: ReturnType<Admin["generateLink"]> = admin.generateLink({ type: "recovery", email: "" })
export const factors: ReturnType<Admin["mfa"]["listFactors"]> = admin.mfa.listFactors({ userId: "" })

declare const attributes: AuthJs.AdminUserAttributes
declare const params: AuthJs.GenerateLinkParams
export const inputs = [admin.createUser(attributes), admin.generateLink(params)]

// What older versions do not know is ours.
export const passkeys: Promise<Ours.AuthPasskeyListResponse> = admin.passkey.listPasskeys({ userId: "" })
export const id: string | undefined = new Array<Ours.CustomOAuthProvider>()[0]?.identifier

export const same: ReadonlyArray<true> = [
  true satisfies Same<Ours.User, AuthJs.User>,
  true satisfies Same<Ours.UserIdentity, AuthJs.UserIdentity>,
  true satisfies Same<Ours.Factor, AuthJs.Factor>,
  true satisfies Same<Ours.FactorType, AuthJs.FactorType>,
  true satisfies Same<Ours.OAuthClient, AuthJs.OAuthClient>,
  true satisfies Same<Ours.GenerateLinkProperties, AuthJs.GenerateLinkProperties>,
  true satisfies Same<Ours.UserResponse["data"], AuthJs.UserResponse["data"]>
]
