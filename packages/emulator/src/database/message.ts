/**
 * What would have been mailed or texted.
 *
 * @since 0.1.0
 * @category models
 */
export interface Message {
  readonly id: string
  /** `confirmation`, `invite`, `recovery`, `magiclink`, `email_change`, … */
  readonly kind: string
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
