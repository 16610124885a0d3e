/**
 * Invitations by e-mail.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Audience from "./Audience.js"
import { Metadata } from "./Metadata.js"

/**
 * The options of an invitation.
 *
 * @since 0.1.0
 * @category models
 */
export interface InviteOptions<UserMetadata = object> extends Audience.InAudience {
  /** Becomes the `user_metadata` of a new user; ignored for an existing one. */
  readonly data?: UserMetadata | undefined
  /**
   * Where the link finally leads. If the target is not on the allow list, the server silently uses the site URL
   * instead.
   */
  readonly redirectTo?: string | URL | undefined
}

/**
 * A schema for the options of an invitation.
 *
 * @since 0.1.0
 * @category schemas
 */
export const InviteOptions: Schema.Schema<InviteOptions<Metadata>> = Schema.Struct({
  ...Audience.fields,
  data: Schema.optional(Metadata),
  redirectTo: Schema.optional(Schema.Union(Schema.String, Schema.URLFromSelf))
})
