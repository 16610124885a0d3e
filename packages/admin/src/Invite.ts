/**
 * Invitations by e-mail.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Audience from "./Audience.js"
import { Metadata } from "./Metadata.js"

/**
 * What goes with an invitation.
 *
 * @since 0.1.0
 * @category models
 */
export interface InviteOptions extends Audience.InAudience {
  /** Becomes the `user_metadata` of a new user; ignored for one that exists. */
  readonly data?: Metadata | undefined
  /** Where the link leads in the end. A target that the allow list does not know is replaced by the site URL, silently. */
  readonly redirectTo?: string | URL | undefined
}

/**
 * The options of an invitation, checked.
 *
 * @since 0.1.0
 * @category schemas
 */
export const InviteOptions: Schema.Schema<InviteOptions> = Schema.Struct({
  ...Audience.fields,
  data: Schema.optional(Metadata),
  redirectTo: Schema.optional(Schema.Union(Schema.String, Schema.URLFromSelf))
})
