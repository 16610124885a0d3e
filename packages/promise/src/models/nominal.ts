/**
 * auth-js's classes have protected members, so only types that name them are assignable to them. If auth-js is
 * installed, our types are both; otherwise they stand alone. Nothing is imported at run time.
 */

/** @ts-ignore: if auth-js is not installed, its types are `any`. */
import type * as AuthJs from "@supabase/auth-js"

// A type that cannot be resolved is an `any`, which turns every condition on it into `any`, but not a condition on its
// keys.
type IsAny<T> = string extends keyof T ? true : false

type Both<Own, Theirs> = IsAny<Theirs> extends true ? Own : Own & Theirs

/** Our types combined with auth-js's of the same name. */
export type AsAuthError<Own> = Both<Own, AuthJs.AuthError>
export type AsAuthApiError<Own> = Both<Own, AuthJs.AuthApiError>
export type AsAuthUnknownError<Own> = Both<Own, AuthJs.AuthUnknownError>
export type AsCustomAuthError<Own> = Both<Own, AuthJs.CustomAuthError>
export type AsAuthSessionMissingError<Own> = Both<Own, AuthJs.AuthSessionMissingError>
export type AsAuthRetryableFetchError<Own> = Both<Own, AuthJs.AuthRetryableFetchError>
export type AsAuthWeakPasswordError<Own> = Both<Own, AuthJs.AuthWeakPasswordError>
export type AsGoTrueAdminApi<Own> = Both<Own, AuthJs.GoTrueAdminApi>

/** A class that is also seen as auth-js's. */
export function nominal<Arguments extends ReadonlyArray<unknown>, Instance>(
  own: new (...args: Arguments) => object
): new (...args: Arguments) => Instance
export function nominal(own: new (...args: never) => object): unknown {
  return own
}
