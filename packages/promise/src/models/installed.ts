/**
 * The types of auth-js, in whatever version is installed: through supabase-js, by itself, or under its former name
 * gotrue-js. Whoever has installed it gets its own models from our methods; for all others, our types stand alone.
 *
 * The names of the models change from version to version, and a name that a version lacks is an error of the compiler.
 * So the models are those that its class returns. Nothing is imported at run time.
 */

/** @ts-ignore: what is not installed is `any`. */
import type * as SupabaseJs from "@supabase/supabase-js"
/** @ts-ignore: what is not installed is `any`. */
import type * as AuthJs from "@supabase/auth-js"
/** @ts-ignore: what is not installed is `any`. */
import type * as GoTrueJs from "@supabase/gotrue-js"

// A type that cannot be resolved is an `any`, which turns every condition on it into `any`, but not a condition on its
// keys.
type IsAny<T> = string extends keyof T ? true : false

/** The first that is installed. `never`, if none is. */
type First<A, B, C> = IsAny<A> extends false ? A : IsAny<B> extends false ? B : IsAny<C> extends false ? C : never

/** Theirs; ours, if none is installed. */
export type Or<Theirs, Own> = [Theirs] extends [never] ? Own : Theirs

/** Ours, and theirs where it is installed: their classes have protected members, so only types that name them fit. */
export type Both<Own, Theirs> = [Theirs] extends [never] ? Own : Own & Theirs

export type AuthError = First<SupabaseJs.AuthError, AuthJs.AuthError, GoTrueJs.AuthError>
export type AuthApiError = First<SupabaseJs.AuthApiError, AuthJs.AuthApiError, GoTrueJs.AuthApiError>
export type AuthUnknownError = First<SupabaseJs.AuthUnknownError, AuthJs.AuthUnknownError, GoTrueJs.AuthUnknownError>
export type CustomAuthError = First<SupabaseJs.CustomAuthError, AuthJs.CustomAuthError, GoTrueJs.CustomAuthError>
export type AuthSessionMissingError = First<
  SupabaseJs.AuthSessionMissingError,
  AuthJs.AuthSessionMissingError,
  GoTrueJs.AuthSessionMissingError
>
export type AuthRetryableFetchError = First<
  SupabaseJs.AuthRetryableFetchError,
  AuthJs.AuthRetryableFetchError,
  GoTrueJs.AuthRetryableFetchError
>
export type AuthWeakPasswordError = First<
  SupabaseJs.AuthWeakPasswordError,
  AuthJs.AuthWeakPasswordError,
  GoTrueJs.AuthWeakPasswordError
>
export type GoTrueAdminApi = First<SupabaseJs.GoTrueAdminApi, AuthJs.GoTrueAdminApi, GoTrueJs.GoTrueAdminApi>

// All of them distribute, so that what is not there is `never`.
type Member<T, Name extends string> = T extends { readonly [K in Name]: infer M } ? M : never
type Row<T> = T extends ReadonlyArray<infer R> ? R : never
type DataOf<Method> = Method extends (...args: never) => Promise<infer R>
  ? R extends { readonly data: infer Data; readonly error: null }
    ? Data
    : never
  : never

export type User = Member<DataOf<Member<GoTrueAdminApi, "getUserById">>, "user">
export type LinkProperties = Member<DataOf<Member<GoTrueAdminApi, "generateLink">>, "properties">
export type Factor = Row<Member<DataOf<Member<Member<GoTrueAdminApi, "mfa">, "listFactors">>, "factors">>
export type OAuthClient = DataOf<Member<Member<GoTrueAdminApi, "oauth">, "getClient">>
export type CustomProvider = DataOf<Member<Member<GoTrueAdminApi, "customProviders">, "getProvider">>
export type Passkey = Row<DataOf<Member<Member<GoTrueAdminApi, "passkey">, "listPasskeys">>>
