import type { Timestamp } from "../standards/time/timestamp.js"
import { formatTimestamp } from "../standards/time/timestamp.js"

export const messageKinds = [
  "signup",
  "invite",
  "magiclink",
  "recovery",
  "reauthentication",
  "email_change",
  "confirmation",
  "phone_change",
  "mfa"
] as const

/**
 * Why a message was sent. Mails are `signup`, `invite`, `magiclink`, `recovery`, `reauthentication` and `email_change`;
 * texts are `confirmation`, `phone_change`, `reauthentication` and `mfa`.
 *
 * @since 0.2.0
 * @category models
 */
export type MessageKind = (typeof messageKinds)[number]

/**
 * What would have been mailed or texted.
 *
 * @since 0.1.0
 * @category models
 */
export interface Message {
  readonly id: string
  readonly kind: MessageKind
  /** `email`, or how a text travels: `sms` or `whatsapp`. */
  readonly channel: string
  /** The address or the phone number. */
  readonly to: string
  readonly user_id: string
  /** Null in texts. */
  readonly link: string | null
  readonly token: string | null
  /** The code. */
  readonly otp: string | null
  /** RFC 3339, to the microsecond. */
  readonly created_at: string
}

/** A row of the outbox, as it is shown. */
export const messageOf = (row: Omit<Message, "created_at"> & { readonly created_at: Timestamp }): Message => ({
  ...row,
  created_at: formatTimestamp(row.created_at)
})
