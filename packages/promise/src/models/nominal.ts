/**
 * auth-js's classes have protected members, so to its types nothing is assignable but what names them. Where auth-js is
 * installed, our types are both; where it is not, they are our own alone. Nothing is imported at run time.
 */

/** @ts-ignore: where auth-js is not installed, its types are `any`. */
import type * as AuthJs from "@supabase/auth-js"

// What could not be found is an `any` that makes an `any` of every condition on it, but not of one on its keys.
type IsAny<T> = string extends keyof T ? true : false

type Both<Own, Theirs> = IsAny<Theirs> extends true ? Own : Own & Theirs

/** Own types with auth-js's of the same name. */
export type AsAuthError<Own> = Both<Own, AuthJs.AuthError>
export type AsAuthApiError<Own> = Both<Own, AuthJs.AuthApiError>
export type AsAuthUnknownError<Own> = Both<Own, AuthJs.AuthUnknownError>
export type AsCustomAuthError<Own> = Both<Own, AuthJs.CustomAuthError>
export type AsAuthSessionMissingError<Own> = Both<Own, AuthJs.AuthSessionMissingError>
export type AsAuthRetryableFetchError<Own> = Both<Own, AuthJs.AuthRetryableFetchError>
export type AsAuthWeakPasswordError<Own> = Both<Own, AuthJs.AuthWeakPasswordError>
export type AsGoTrueAdminApi<Own> = Both<Own, AuthJs.GoTrueAdminApi>

/** A class, seen as auth-js's as well. */
export function nominal<Arguments extends ReadonlyArray<unknown>, Instance>(
  own: new (...args: Arguments) => object
): new (...args: Arguments) => Instance
export function nominal(own: new (...args: never) => object): unknown {
  return own
}
