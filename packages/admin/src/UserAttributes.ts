/**
 * What an admin may say of a user: when creating one, and when changing one.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as BanDuration from "./BanDuration.js"
import { Metadata } from "./Metadata.js"
import * as Secret from "./Secret.js"
import { Uuid } from "./Uuid.js"

/**
 * What can be said of a new user and of an existing one.
 *
 * @since 0.1.0
 * @category models
 */
export interface UserAttributes {
  /** The e-mail address; the server lower-cases it. `""` means "not given": an address can't be cleared. */
  readonly email?: string | undefined
  /** The phone number in E.164 form, with or without `+`; the server keeps the digits. */
  readonly phone?: string | undefined
  /**
   * `true` confirms the address now; `false` does nothing, also to an address that is confirmed. On an existing user it
   * also ends pending links (not their codes).
   */
  readonly email_confirm?: boolean | undefined
  /** `true` confirms the phone number now; `false` does nothing. */
  readonly phone_confirm?: boolean | undefined
  /** The Postgres role that the user's tokens name; `authenticated` in most projects when not given. */
  readonly role?: string | undefined
  /** Merged into what is there, member by member; `null` deletes a member. */
  readonly user_metadata?: Metadata | undefined
  /** Merged into what is there, member by member; `null` deletes a member. */
  readonly app_metadata?: Metadata | undefined
  /** Bans from now on for this long; `"none"` lifts a ban. A banned user keeps sessions but can't use them. */
  readonly ban_duration?: BanDuration.BanDuration | undefined
}

/**
 * A new user: an e-mail address or a phone number at least, and a password or the hash of one, or neither.
 *
 * @since 0.1.0
 * @category models
 */
export type CreateUser = UserAttributes & {
  /** The user's id, when it is not for the server to choose: any UUID but the nil one. */
  readonly id?: string | undefined
  /** The audience, if not the server's own. */
  readonly aud?: string | undefined
} & (
    | {
        /** At most 72 bytes. The project's password policy is not applied to it. */
        readonly password?: Secret.Secret | undefined
        readonly password_hash?: undefined
      }
    | {
        readonly password?: undefined
        /** A hash made elsewhere: bcrypt, argon2i, argon2id, or Firebase scrypt as `$fbscrypt$…`. */
        readonly password_hash: Secret.Secret
      }
  )

/**
 * What is to change of an existing user.
 *
 * @since 0.1.0
 * @category models
 */
export interface UpdateUser extends UserAttributes {
  /**
   * At most 72 bytes, and it must meet the project's policy. **Ends every session of the user**, also when it is the
   * password that the user has.
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

const Password = Secret.Secret.pipe(
  Schema.filter((secret) => bytes(Secret.reveal(secret)) <= 72),
  Schema.annotations({ identifier: "Password", description: "a password of at most 72 bytes" })
)

const nilUuid = "00000000-0000-0000-0000-000000000000"

const CustomId = Uuid.pipe(
  Schema.filter((id) => id !== nilUuid),
  Schema.annotations({ identifier: "CustomId", description: "a UUID other than the nil UUID" })
)

const said = (value: unknown) => value !== undefined && value !== ""

/**
 * The attributes of a new user, checked: an address is there, and at most one of password and hash.
 *
 * @since 0.1.0
 * @category schemas
 */
export const CreateUser = Schema.Struct({
  ...attributes,
  id: Schema.optional(CustomId),
  aud: Schema.optional(Schema.String),
  password: Schema.optional(Password),
  password_hash: Schema.optional(Secret.Secret)
}).pipe(
  Schema.filter((user) =>
    !said(user.email) && !said(user.phone)
      ? { path: ["email"], message: "or phone must be given" }
      : user.password !== undefined && user.password_hash !== undefined
        ? { path: ["password_hash"], message: "can't be given together with password" }
        : undefined
  )
)

/**
 * What is to change, checked.
 *
 * @since 0.1.0
 * @category schemas
 */
export const UpdateUser = Schema.Struct({ ...attributes, password: Schema.optional(Password) })

/**
 * The body that the server reads: secrets revealed, the ban in Go's text.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toBody = ({ ban_duration, password, password_hash, ...rest }: typeof CreateUser.Type): object => ({
  ...rest,
  password: password === undefined ? undefined : Secret.reveal(password),
  password_hash: password_hash === undefined ? undefined : Secret.reveal(password_hash),
  ban_duration: ban_duration === undefined ? undefined : BanDuration.toGo(ban_duration)
})
