/**
 * Hashes of passwords that were made elsewhere, in the forms with which the server can sign users in: bcrypt, argon2i,
 * argon2id, and Firebase's scrypt.
 *
 * The server takes some hashes that no password ever matches, and refuses others without saying why. Here both are
 * errors that say what it is, and what to do instead. They never hold anything of the hash.
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
import * as Brand from "effect/Brand"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"

type Text = string & Brand.Brand<"@gotrue-effect/admin/PasswordHash">

/**
 * A hash that the server takes, and that the right password matches. It is `Redacted`, so no log shows it. It is what
 * `createUser` takes as `password_hash`.
 *
 * @since 0.2.0
 * @category models
 */
export type PasswordHash = Redacted.Redacted<Text>

/**
 * The server cannot sign a user in with this hash.
 *
 * `form` is what the text is, or is meant to be (`bcrypt`, `phpass (WordPress before 6.8, phpBB)`), `reason` what is wrong
 * with it, and `remedy` what to do instead. None of them holds anything of the hash.
 *
 * @since 0.2.0
 * @category errors
 */
export class InvalidPasswordHash extends Schema.TaggedError<InvalidPasswordHash>("PasswordHash.InvalidPasswordHash")(
  "InvalidPasswordHash",
  { form: Schema.String, reason: Schema.String, remedy: Schema.String }
) {
  override get message(): string {
    return `The hash ${sentence(this)}.`
  }
}

const text = Brand.nominal<Text>()

const toEither = (result: Result<string, HashIssue>): Either.Either<PasswordHash, InvalidPasswordHash> =>
  result.ok ? Either.right(Redacted.make(text(result.value))) : Either.left(new InvalidPasswordHash(result.error))

/**
 * A hash of bcrypt: `$2a$`, `$2b$` or `$2y$`, a cost from 4 to 31, and 53 more characters. Auth0, Clerk, Laravel, Devise
 * and Supabase itself store such hashes.
 *
 * The server checks nothing but the cost: it takes a damaged hash, and the user can never sign in.
 *
 * @see `NewUserWithPasswordHash` in the server's `internal/models/user.go`
 * @example
 * ```ts
 * import { PasswordHash } from "@gotrue-effect/admin"
 * import { Either } from "effect"
 *
 * const hash = PasswordHash.bcrypt("$2y$10$.vGA1O9wmRjrwAVXD98HNOgsNpDczlqm3Jq7KnEd1rVAGv3Fykk1a")
 * console.log(Either.isRight(hash)) // => true
 * ```
 *
 * @since 0.2.0
 * @category constructors
 */
export const bcrypt = (hash: string): Either.Either<PasswordHash, InvalidPasswordHash> => toEither(Bcrypt.bcrypt(hash))

/**
 * A hash of argon2i or argon2id in the PHC format: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, with at most `m=1048576`, `t=20`
 * and `p=16`, in base64 without padding. Ory, Lucia and Clerk store such hashes.
 *
 * @see `ParseArgon2Hash` in the server's `internal/crypto/password.go`
 * @since 0.2.0
 * @category constructors
 */
export const argon2 = (phc: string): Either.Either<PasswordHash, InvalidPasswordHash> => toEither(Argon2.argon2(phc))

/**
 * The parameters with which a Firebase project hashes: Authentication → Users → Password hash parameters. `signerKey` is
 * `base64_signer_key`, `saltSeparator` is `base64_salt_separator`, `rounds` is from 1 to 8, and `memCost` is `mem_cost`, from
 * 1 to 14.
 *
 * @since 0.2.0
 * @category models
 */
export type FirebaseScryptConfig = FirebaseScrypt.FirebaseScryptConfig

/**
 * The hashes of a Firebase project: `passwordHash` and `salt` of each user in `firebase auth:export`, or of the Admin SDK,
 * whose base64 is that of URLs. Both are taken.
 *
 * A hash that is not as long as the signer key cannot match, and is an error.
 *
 * @see `ParseFirebaseScryptHash` in the server's `internal/crypto/password.go`
 * @example
 * ```ts
 * import { GoTrueAdmin, PasswordHash } from "@gotrue-effect/admin"
 * import { Effect } from "effect"
 *
 * const importer = (signerKey: string) => {
 *   const hashOf = PasswordHash.firebaseScrypt({ signerKey, saltSeparator: "Bw==", rounds: 8, memCost: 14 })
 *   return (user: { readonly email: string; readonly passwordHash: string; readonly salt: string }) =>
 *     Effect.gen(function* () {
 *       const admin = yield* GoTrueAdmin.GoTrueAdmin
 *       const password_hash = yield* hashOf(user.passwordHash, user.salt)
 *       return yield* admin.createUser({ email: user.email, email_confirm: true, password_hash })
 *     })
 * }
 * ```
 *
 * @since 0.2.0
 * @category constructors
 */
export const firebaseScrypt = (
  config: FirebaseScryptConfig
): ((hash: string, salt: string) => Either.Either<PasswordHash, InvalidPasswordHash>) => {
  const make = FirebaseScrypt.firebaseScrypt(config)
  return (hash, salt) => toEither(make(hash, salt))
}

/**
 * A member of `credentials` of a user in the export of a realm. Both parts are JSON: as text, as Keycloak writes it, or
 * read.
 *
 * @since 0.2.0
 * @category models
 */
export type KeycloakCredential = Keycloak.KeycloakCredential

/**
 * A password of Keycloak's export: argon2, its default since version 25. Its older PBKDF2 is an error, since the server
 * does not compute it.
 *
 * @since 0.2.0
 * @category constructors
 */
export const keycloak = (credential: KeycloakCredential): Either.Either<PasswordHash, InvalidPasswordHash> =>
  toEither(Keycloak.keycloak(credential))

/**
 * A password as Spring Security stores it: `{bcrypt}$2a$…`, or `{argon2}$argon2id$…`, or one of them without the braces.
 * Other encoders are an error.
 *
 * @since 0.2.0
 * @category constructors
 */
export const spring = (text: string): Either.Either<PasswordHash, InvalidPasswordHash> => toEither(Spring.spring(text))

/**
 * Any hash, told by its form. Those of WordPress, Django, ASP.NET, LDAP and others have errors that name them.
 * `createUser` does the same with a `password_hash` that is a string.
 *
 * @example
 * ```ts
 * import { PasswordHash } from "@gotrue-effect/admin"
 * import { Either } from "effect"
 *
 * const hash = PasswordHash.parse("$P$B6d9Yv9p7W3y1Y5hJ2m6c8f0q1r2s3t")
 * if (Either.isLeft(hash)) console.log(hash.left.form) // => phpass (WordPress before 6.8, phpBB)
 * ```
 *
 * @since 0.2.0
 * @category constructors
 */
export const parse = (text: string): Either.Either<PasswordHash, InvalidPasswordHash> => toEither(Parse.parse(text))
