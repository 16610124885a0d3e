/**
 * The audience: the `aud` of users and their tokens. A server has one of its own, `authenticated` in most projects; users
 * of another live beside them, and their addresses are looked up apart.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"

/**
 * The name of an audience: printable ASCII without blanks at its ends, since it travels in the header `X-JWT-AUD`
 * (`requestAud` in the server's `internal/api/helpers.go`).
 *
 * @since 0.1.0
 * @category schemas
 */
export const Audience = Schema.String.pipe(
  Schema.pattern(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/),
  Schema.annotations({
    identifier: "Audience",
    description: "an audience: printable ASCII without blanks at its ends",
    arbitrary: () => (fc) => fc.stringMatching(/^[\x21-\x7e]{1,20}$/)
  })
)

/**
 * Which audience to act in.
 *
 * @since 0.1.0
 * @category models
 */
export interface InAudience {
  /** The server's own when not given. */
  readonly audience?: string | undefined
}

/**
 * The member of an input that names the audience, checked.
 *
 * @since 0.1.0
 * @category schemas
 */
export const fields = { audience: Schema.optional(Audience) }

/**
 * The audience of a user, to act in the same one.
 *
 * @since 0.1.0
 * @category conversions
 */
export const of = ({ aud }: { readonly aud: string }): InAudience => (aud === "" ? {} : { audience: aud })
