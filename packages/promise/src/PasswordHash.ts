/**
 * Hashes of passwords that were made elsewhere, in the forms with which the server can sign users in. Each function returns
 * the text for `password_hash` of `createUser`, or an error that says what the hash is, what is wrong with it, and what to
 * do instead. No error holds anything of the hash.
 *
 * @since 0.2.0
 */
import * as Argon2 from "@gotrue-effect/core/password/argon2"
import * as Bcrypt from "@gotrue-effect/core/password/bcrypt"
import * as FirebaseScrypt from "@gotrue-effect/core/password/firebaseScrypt"
import type { HashIssue } from "@gotrue-effect/core/password/hashIssue"
import { sentence } from "@gotrue-effect/core/password/hashIssue"
import * as Keycloak from "@gotrue-effect/core/password/keycloak"
import * as Parse from "@gotrue-effect/core/password/parse"
import * as Spring from "@gotrue-effect/core/password/spring"
import type { Result } from "@gotrue-effect/core/result"
import { CustomAuthError } from "./AuthError.js"
import type { AuthError } from "./AuthError.js"

/**
 * The text for `password_hash`, or an `AuthInvalidPasswordHashError`.
 *
 * @since 0.2.0
 * @category models
 */
export type PasswordHashResult = { data: string; error: null } | { data: null; error: AuthError }

const toResult = (result: Result<string, HashIssue>): PasswordHashResult =>
  result.ok
    ? { data: result.value, error: null }
    : {
        data: null,
        error: new CustomAuthError(
          `The hash ${sentence(result.error)}.`,
          "AuthInvalidPasswordHashError",
          400,
          "validation_failed"
        )
      }

/**
 * A hash of bcrypt: `$2a$`, `$2b$` or `$2y$`, a cost from 4 to 31, and 53 more characters.
 *
 * @since 0.2.0
 * @category constructors
 */
export const bcrypt = (hash: string): PasswordHashResult => toResult(Bcrypt.bcrypt(hash))

/**
 * A hash of argon2i or argon2id in the PHC format: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, with at most `m=1048576`, `t=20`
 * and `p=16`, in base64 without padding.
 *
 * @since 0.2.0
 * @category constructors
 */
export const argon2 = (phc: string): PasswordHashResult => toResult(Argon2.argon2(phc))

/**
 * The parameters with which a Firebase project hashes: Authentication → Users → Password hash parameters.
 *
 * @since 0.2.0
 * @category models
 */
export interface FirebaseScryptConfig {
  /** `base64_signer_key`. */
  readonly signerKey: string
  /** `base64_salt_separator`. */
  readonly saltSeparator: string
  /** `rounds`, from 1 to 8. */
  readonly rounds: number
  /** `mem_cost`, from 1 to 14. */
  readonly memCost: number
}

/**
 * The hashes of a Firebase project: `passwordHash` and `salt` of each user in `firebase auth:export`, or of the Admin SDK,
 * whose base64 is that of URLs. Both are taken.
 *
 * @example
 * ```ts
 * import { PasswordHash } from "@gotrue-effect/promise"
 *
 * const importer = (signerKey: string) => {
 *   const hashOf = PasswordHash.firebaseScrypt({ signerKey, saltSeparator: "Bw==", rounds: 8, memCost: 14 })
 *   return (user: { passwordHash: string; salt: string }) => hashOf(user.passwordHash, user.salt)
 * }
 * ```
 *
 * @since 0.2.0
 * @category constructors
 */
export const firebaseScrypt = (config: FirebaseScryptConfig): ((hash: string, salt: string) => PasswordHashResult) => {
  const make = FirebaseScrypt.firebaseScrypt(config)
  return (hash, salt) => toResult(make(hash, salt))
}

/**
 * A member of `credentials` of a user in the export of a realm.
 *
 * @since 0.2.0
 * @category models
 */
export interface KeycloakCredential {
  readonly type?: string | undefined
  /** JSON, as text or as an object. */
  readonly credentialData: string | object
  /** JSON, as text or as an object. */
  readonly secretData: string | object
}

/**
 * A password of Keycloak's export: argon2, its default since version 25.
 *
 * @since 0.2.0
 * @category constructors
 */
export const keycloak = (credential: KeycloakCredential): PasswordHashResult => toResult(Keycloak.keycloak(credential))

/**
 * A password as Spring Security stores it: `{bcrypt}$2a$…` or `{argon2}$argon2id$…`.
 *
 * @since 0.2.0
 * @category constructors
 */
export const spring = (text: string): PasswordHashResult => toResult(Spring.spring(text))

/**
 * Any hash, told by its form.
 *
 * @since 0.2.0
 * @category constructors
 */
export const parse = (text: string): PasswordHashResult => toResult(Parse.parse(text))
