/**
 * The attributes of a user that an admin can set: on creation, and on update.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { sentence } from "@gotrue-effect/core/password/hashIssue"
import { parse } from "@gotrue-effect/core/password/parse"
import * as BanDuration from "./BanDuration.js"
import { narrow } from "./check/narrow.js"
import { Metadata } from "./Metadata.js"
import * as Secret from "./Secret.js"
import { Uuid } from "./Uuid.js"

/**
 * The attributes of new and existing users.
 *
 * @since 0.1.0
 * @category models
 */
export interface UserAttributes<UserMetadata = object, AppMetadata = object> {
  /** The e-mail address; the server converts it to lower case. `""` means "not set": an address cannot be cleared. */
  readonly email?: string | undefined
  /** The phone number in E.164 format, with or without `+`; the server keeps the digits. */
  readonly phone?: string | undefined
  /**
   * `true` confirms the address now; `false` does nothing, even to a confirmed address. For an existing user, `true`
   * also invalidates pending links (but not their codes).
   */
  readonly email_confirm?: boolean | undefined
  /** `true` confirms the phone number now; `false` does nothing. */
  readonly phone_confirm?: boolean | undefined
  /** The Postgres role in the tokens of the user; `authenticated` by default in most projects. */
  readonly role?: string | undefined
  /** Merged into the existing metadata, member by member; `null` deletes a member. */
  readonly user_metadata?: UserMetadata | undefined
  /** Merged into the existing metadata, member by member; `null` deletes a member. */
  readonly app_metadata?: AppMetadata | undefined
  /**
   * Bans the user for this long, starting now: `"7 days"`, a `Duration`, Go's `"24h"`, or `"forever"`. `"none"` lifts a
   * ban. A banned user keeps sessions but cannot use them.
   */
  readonly ban_duration?: BanDuration.BanDuration | undefined
}

type Identified = { readonly email: string } | { readonly phone: string }

interface Password {
  /** At most 72 bytes. The password policy of the project does not apply. */
  readonly password?: Secret.Secret | undefined
  /**
   * A hash made elsewhere, instead of a password: bcrypt, argon2i, argon2id, or Firebase scrypt as `$fbscrypt$…`.
   * `PasswordHash` makes it. A hash that could never match is `InvalidInput`, which says what it is.
   */
  readonly password_hash?: Secret.Secret | undefined
}

/**
 * A new user: at least an e-mail address or a phone number, and a password, the hash of one, or neither.
 *
 * @since 0.1.0
 * @category models
 */
export type CreateUser<UserMetadata = object, AppMetadata = object> = UserAttributes<UserMetadata, AppMetadata> & {
  /** The id of the user, instead of one that the server chooses: any UUID except the nil one. */
  readonly id?: string | undefined
  /** By default, the audience of the server. */
  readonly aud?: string | undefined
} & Identified &
  Password

/**
 * The changes to an existing user.
 *
 * @since 0.1.0
 * @category models
 */
export interface UpdateUser<UserMetadata = object, AppMetadata = object> extends UserAttributes<
  UserMetadata,
  AppMetadata
> {
  /**
   * At most 72 bytes. The password policy of the project applies. **Ends all sessions of the user**, even if it is the
   * current password.
   */
  readonly password?: Secret.Secret | undefined
}

const attributes = {
  email: Schema.optional(Schema.String),
  phone: Schema.optional(Schema.String),
  email_confirm: Schema.optional(Schema.Boolean),
  phone_confirm: Schema.optional(Schema.Boolean),
  role: Schema.optional(Schema.String),
  user_metadata: Schema.optional(Metadata),
  app_metadata: Schema.optional(Metadata),
  ban_duration: Schema.optional(BanDuration.BanDuration)
}

const bytes = (text: string) => new TextEncoder().encode(text).length

const NewPassword = Secret.Secret.pipe(
  Schema.filter((secret) => bytes(Secret.reveal(secret)) <= 72),
  Schema.annotations({ identifier: "Password", description: "a password of at most 72 bytes" })
)

/** What is wrong with a hash. An empty one is not set, as for the server. */
const hashProblem = (secret: Secret.Secret = ""): string | undefined => {
  const hash = Secret.reveal(secret)
  const result = hash === "" ? undefined : parse(hash)
  return result === undefined || result.ok ? undefined : sentence(result.error)
}

const nilUuid = "00000000-0000-0000-0000-000000000000"

const CustomId = Uuid.pipe(
  Schema.filter((id) => id !== nilUuid),
  Schema.annotations({ identifier: "CustomId", description: "a UUID other than the nil UUID" })
)

const said = (value: unknown) => value !== undefined && value !== ""

interface Addresses {
  readonly email?: string | undefined
  readonly phone?: string | undefined
}

const isIdentified = <A extends Addresses>(user: A): user is A & Identified => said(user.email) || said(user.phone)

interface Passwords {
  readonly password?: Secret.Secret | undefined
  readonly password_hash?: Secret.Secret | undefined
}

const hasOnePassword = <A extends Passwords>(user: A): user is A & Password =>
  user.password === undefined || user.password_hash === undefined

const NewUser = Schema.Struct({
  ...attributes,
  id: Schema.optional(CustomId),
  aud: Schema.optional(Schema.String),
  password: Schema.optional(NewPassword),
  password_hash: Schema.optional(Secret.Secret)
})

/**
 * A schema for the attributes of a new user: at least one address, and at most one of password and hash.
 *
 * @since 0.1.0
 * @category schemas
 */
export const CreateUser: Schema.Schema<typeof NewUser.Type & Identified & Password, typeof NewUser.Encoded> =
  NewUser.pipe(
    narrow(isIdentified<typeof NewUser.Type>, { at: "email", expected: "or phone must be set" }),
    narrow(hasOnePassword<typeof NewUser.Type & Identified>, {
      at: "password_hash",
      expected: "can't be combined with password"
    }),
    Schema.filter(({ password_hash }) => {
      const problem = hashProblem(password_hash)
      return problem === undefined ? undefined : { path: ["password_hash"], message: problem }
    })
  )

/**
 * A schema for the changes to a user.
 *
 * @since 0.1.0
 * @category schemas
 */
export const UpdateUser = Schema.Struct({ ...attributes, password: Schema.optional(NewPassword) })

/**
 * The request body: secrets revealed, the ban in Go's format.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toBody = ({
  ban_duration,
  password,
  password_hash,
  ...rest
}: UpdateUser & { readonly password_hash?: Secret.Secret | undefined }): object => ({
  ...rest,
  password: password === undefined ? undefined : Secret.reveal(password),
  password_hash: password_hash === undefined ? undefined : Secret.reveal(password_hash),
  ban_duration: ban_duration === undefined ? undefined : BanDuration.toGo(ban_duration)
})
