/**
 * Links that the server makes and does not mail: to sign up, to be invited, to sign in, to recover an account, to change
 * an e-mail address.
 *
 * @since 0.1.0
 */
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Audience from "./Audience.js"
import { Metadata } from "./Metadata.js"
import * as Secret from "./Secret.js"
import * as User from "./User.js"

/**
 * What every kind of link takes.
 *
 * @since 0.1.0
 * @category models
 */
export interface LinkTarget extends Audience.InAudience {
  /** The present e-mail address of the account. */
  readonly email: string
  /**
   * Where the link leads in the end. A target that the project's allow list does not know is replaced by the site URL,
   * silently; `redirectChanged` tells.
   */
  readonly redirect_to?: string | URL | undefined
}

/**
 * Confirms a new account, which is made if there is none. The password counts only then, and must meet the policy.
 *
 * @since 0.1.0
 * @category models
 */
export interface SignupLink extends LinkTarget {
  readonly type: "signup"
  readonly password: Secret.Secret
  readonly data?: Metadata | undefined
}

/**
 * Invites somebody; the account is made if there is none. Nothing is mailed.
 *
 * @since 0.1.0
 * @category models
 */
export interface InviteLink extends LinkTarget {
  readonly type: "invite"
  readonly data?: Metadata | undefined
}

/**
 * Signs in. For an address that nobody has, the server makes an account and a `signup` link; `kindChanged` tells.
 *
 * @since 0.1.0
 * @category models
 */
export interface MagicLink extends LinkTarget {
  readonly type: "magiclink"
  readonly data?: Metadata | undefined
}

/**
 * Signs in to set a new password.
 *
 * @since 0.1.0
 * @category models
 */
export interface RecoveryLink extends LinkTarget {
  readonly type: "recovery"
}

/**
 * Confirms a change of address from the present address. Only in projects with secure e-mail change.
 *
 * @since 0.1.0
 * @category models
 */
export interface EmailChangeCurrentLink extends LinkTarget {
  readonly type: "email_change_current"
  readonly new_email: string
}

/**
 * Confirms a change of address from the new address.
 *
 * @since 0.1.0
 * @category models
 */
export interface EmailChangeNewLink extends LinkTarget {
  readonly type: "email_change_new"
  readonly new_email: string
}

/**
 * The link to make, told apart by `type`.
 *
 * @since 0.1.0
 * @category models
 */
export type GenerateLink =
  | SignupLink
  | InviteLink
  | MagicLink
  | RecoveryLink
  | EmailChangeCurrentLink
  | EmailChangeNewLink

const target = {
  ...Audience.fields,
  email: Schema.String,
  redirect_to: Schema.optional(Schema.Union(Schema.String, Schema.URLFromSelf))
}
const data = { data: Schema.optional(Metadata) }

/**
 * The link to make, checked: each kind with its own members and no others.
 *
 * @since 0.1.0
 * @category schemas
 */
export const GenerateLink: Schema.Schema<GenerateLink> = Schema.Union(
  Schema.Struct({ type: Schema.Literal("signup"), ...target, password: Secret.Secret, ...data }),
  Schema.Struct({ type: Schema.Literal("invite"), ...target, ...data }),
  Schema.Struct({ type: Schema.Literal("magiclink"), ...target, ...data }),
  Schema.Struct({ type: Schema.Literal("recovery"), ...target }),
  Schema.Struct({ type: Schema.Literal("email_change_current"), ...target, new_email: Schema.String }),
  Schema.Struct({ type: Schema.Literal("email_change_new"), ...target, new_email: Schema.String })
)

/**
 * The kind of a link.
 *
 * @since 0.1.0
 * @category models
 */
export type Kind = GenerateLink["type"]

/**
 * The body that the server reads.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toBody = (link: GenerateLink): object => ({
  ...link,
  // Travels in a header.
  audience: undefined,
  ...(link.type === "signup" ? { password: Secret.reveal(link.password) } : {}),
  redirect_to: link.redirect_to?.toString()
})

/**
 * The answer on the wire: the members of the user with those of the link among them.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Answer = Schema.Struct({
  ...User.fields,
  action_link: Schema.String,
  email_otp: Schema.String,
  hashed_token: Schema.String,
  verification_type: Schema.String,
  redirect_to: Schema.String
}).annotations({ identifier: "GeneratedLink" })

/**
 * A link that was made.
 *
 * @since 0.1.0
 * @category models
 */
export interface GeneratedLink<UserMetadata = Metadata | null, AppMetadata = Metadata> {
  readonly properties: {
    /** The link itself. Whoever opens it is signed in as the user. */
    readonly action_link: Redacted.Redacted
    /** The code that does the same when typed in. */
    readonly email_otp: Redacted.Redacted
    /**
     * The token in its hashed form, for `/verify`. For `email_change_new` it does not verify: take the `token` that
     * `action_link` carries (the server's own quirk).
     */
    readonly hashed_token: Redacted.Redacted
    /** What the link really does. */
    readonly verification_type: Kind | (string & {})
    /** Where it really leads. */
    readonly redirect_to: string
  }
  readonly user: User.User<UserMetadata, AppMetadata>
  /** The server replaced the `redirect_to` that was asked for; add it to the project's allow list. */
  readonly redirectChanged: boolean
  /** The server made another kind of link: a `signup` for the `magiclink` of an unknown address, with a new user. */
  readonly kindChanged: boolean
}

/**
 * Takes the answer apart into link and user.
 *
 * @since 0.1.0
 * @category conversions
 */
export const fromAnswer = (
  { action_link, email_otp, hashed_token, redirect_to, verification_type, ...user }: typeof Answer.Type,
  asked: GenerateLink
): GeneratedLink => ({
  properties: {
    action_link: Redacted.make(action_link),
    email_otp: Redacted.make(email_otp),
    hashed_token: Redacted.make(hashed_token),
    verification_type,
    redirect_to
  },
  user,
  redirectChanged: asked.redirect_to !== undefined && asked.redirect_to.toString() !== redirect_to,
  kindChanged: asked.type !== verification_type
})
