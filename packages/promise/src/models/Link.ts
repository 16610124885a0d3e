/** Links that the server generates and does not mail. */
import type * as Installed from "./installed.js"
import type { RequestResultSafeDestructure } from "./Result.js"
import type { User } from "./User.js"

/**
 * The options of a link, beside its kind and address.
 *
 * @since 0.1.0
 * @category inputs
 */
export interface GenerateLinkOptions {
  /** The new user's metadata. */
  data?: object
  /** Where the link finally leads; the server replaces a target that is not on its allow list. */
  redirectTo?: string
}

/**
 * Confirms a new account.
 *
 * @since 0.1.0
 * @category inputs
 */
export type GenerateSignupLinkParams = {
  type: "signup"
  email: string
  password: string
  options?: Pick<GenerateLinkOptions, "data" | "redirectTo">
}

/**
 * Invites, or signs in.
 *
 * @since 0.1.0
 * @category inputs
 */
export type GenerateInviteOrMagiclinkParams = {
  type: "invite" | "magiclink"
  email: string
  options?: Pick<GenerateLinkOptions, "data" | "redirectTo">
}

/**
 * Signs in to set a new password.
 *
 * @since 0.1.0
 * @category inputs
 */
export type GenerateRecoveryLinkParams = {
  type: "recovery"
  email: string
  options?: Pick<GenerateLinkOptions, "redirectTo">
}

/**
 * Confirms a change of address.
 *
 * @since 0.1.0
 * @category inputs
 */
export type GenerateEmailChangeLinkParams = {
  type: "email_change_current" | "email_change_new"
  email: string
  newEmail: string
  options?: Pick<GenerateLinkOptions, "redirectTo">
}

/**
 * The link to generate.
 *
 * @since 0.1.0
 * @category inputs
 */
export type GenerateLinkParams =
  | GenerateSignupLinkParams
  | GenerateInviteOrMagiclinkParams
  | GenerateRecoveryLinkParams
  | GenerateEmailChangeLinkParams

/**
 * The kind of a link.
 *
 * @since 0.1.0
 * @category models
 */
export type GenerateLinkType = GenerateLinkParams["type"]

/**
 * The link and its codes. Whoever has them can act as the user.
 *
 * @since 0.1.0
 * @category models
 */
export type GenerateLinkProperties = Installed.Or<Installed.LinkProperties, OwnProperties>

interface OwnProperties {
  action_link: string
  email_otp: string
  hashed_token: string
  redirect_to: string
  verification_type: GenerateLinkType
}

/**
 * A link and its user, or an error.
 *
 * @since 0.1.0
 * @category results
 */
export type GenerateLinkResponse = RequestResultSafeDestructure<{ properties: GenerateLinkProperties; user: User }>
