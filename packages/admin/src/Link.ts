/**
 * Links that the server generates without mailing them: to sign up, to be invited, to sign in, to recover an account,
 * to change an e-mail address.
 *
 * @since 0.1.0
 */
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { Url } from "./check/url.js"
import * as Audience from "./Audience.js"
import { Metadata } from "./Metadata.js"
import * as Secret from "./Secret.js"
import * as User from "./User.js"

/**
 * The options of every kind of link.
 *
 * @since 0.1.0
 * @category models
 */
export interface LinkTarget extends Audience.InAudience {
  /** The current e-mail address of the account. */
  readonly email: string
  /**
   * Where the link finally leads. If the target is not on the allow list of the project, the server silently uses the
   * site URL instead; `redirectChanged` reports it.
   */
  readonly redirectTo?: string | URL | undefined
  /**
   * The server's name for `redirectTo`, which comes before it.
   *
   * @deprecated Use `redirectTo`, as for an invitation.
   */
  readonly redirect_to?: string | URL | undefined
}

/**
 * Confirms an account, which is created if needed. The password matters only for a new account, and must meet the
 * policy.
 *
 * @since 0.1.0
 * @category models
 */
export interface SignupLink<UserMetadata = object> extends LinkTarget {
  readonly type: "signup"
  readonly password: Secret.Secret
  readonly data?: UserMetadata | undefined
}

/**
 * Invites a user, who is created if needed. Nothing is mailed.
 *
 * @since 0.1.0
 * @category models
 */
export interface InviteLink<UserMetadata = object> extends LinkTarget {
  readonly type: "invite"
  readonly data?: UserMetadata | undefined
}

/**
 * Signs in. For an unknown address, the server creates an account and a `signup` link; `kindChanged` reports it.
 *
 * @since 0.1.0
 * @category models
 */
export interface MagicLink<UserMetadata = object> extends LinkTarget {
  readonly type: "magiclink"
  readonly data?: UserMetadata | undefined
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
 * Confirms a change of address from the current address. Only in projects with secure e-mail change.
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
 * The link to generate, by `type`.
 *
 * @since 0.1.0
 * @category models
 */
export type GenerateLink<UserMetadata = object> =
  | SignupLink<UserMetadata>
  | InviteLink<UserMetadata>
  | MagicLink<UserMetadata>
  | RecoveryLink
  | EmailChangeCurrentLink
  | EmailChangeNewLink

const target = {
  ...Audience.fields,
  email: Schema.String,
  redirectTo: Schema.optional(Url),
  redirect_to: Schema.optional(Url)
}
const data = { data: Schema.optional(Metadata) }

/**
 * A schema for the link to generate: each kind accepts its own members and no others.
 *
 * @since 0.1.0
 * @category schemas
 */
export const GenerateLink: Schema.Schema<GenerateLink<Metadata>> = Schema.Union(
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

const redirectOf = ({ redirectTo, redirect_to }: LinkTarget) => (redirectTo ?? redirect_to)?.toString()

/**
 * The request body.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toBody = (link: GenerateLink): object => ({
  ...link,
  // Sent in a header.
  audience: undefined,
  redirectTo: undefined,
  ...(link.type === "signup" ? { password: Secret.reveal(link.password) } : {}),
  redirect_to: redirectOf(link)
})

/**
 * The response, as on the wire: the members of the user and of the link side by side.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Response = Schema.Struct({
  ...User.fields,
  action_link: Schema.String,
  email_otp: Schema.String,
  hashed_token: Schema.String,
  verification_type: Schema.String,
  redirect_to: Schema.String
}).annotations({ identifier: "GeneratedLink" })

/**
 * A generated link.
 *
 * @since 0.1.0
 * @category models
 */
export interface GeneratedLink<Of = User.User> {
  readonly properties: {
    /** The link itself. Whoever opens it is signed in as the user. */
    readonly action_link: Redacted.Redacted
    /** The one-time code with the same effect, to be typed in. */
    readonly email_otp: Redacted.Redacted
    /**
     * The hashed token for `/verify`. For `email_change_new` the server responds with one that does not work, so it is the
     * `token` parameter of `action_link`.
     */
    readonly hashed_token: Redacted.Redacted
    /** The actual kind of the link. */
    readonly verification_type: Kind | (string & {})
    /** Where the link actually leads. */
    readonly redirect_to: string
  }
  readonly user: Of
  /** The server replaced the requested `redirectTo`; add it to the allow list of the project. */
  readonly redirectChanged: boolean
  /**
   * The server generated another kind of link: a `signup` instead of a `magiclink` for an unknown address, with a new
   * user.
   */
  readonly kindChanged: boolean
}

/** The token in a link. The server hashes `email_change_new` for the new address there, and for the current one elsewhere. */
const tokenIn = (link: string, otherwise: string): string => /[?&]token=([^&#]+)/.exec(link)?.[1] ?? otherwise

/**
 * Separates a response into link and user.
 *
 * @since 0.1.0
 * @category conversions
 */
export const fromResponse = (
  { action_link, email_otp, hashed_token, redirect_to, verification_type, ...user }: typeof Response.Type,
  asked: GenerateLink
): GeneratedLink => ({
  properties: {
    action_link: Redacted.make(action_link),
    email_otp: Redacted.make(email_otp),
    hashed_token: Redacted.make(asked.type === "email_change_new" ? tokenIn(action_link, hashed_token) : hashed_token),
    verification_type,
    redirect_to
  },
  user,
  redirectChanged: ![undefined, redirect_to].includes(redirectOf(asked)),
  kindChanged: asked.type !== verification_type
})
