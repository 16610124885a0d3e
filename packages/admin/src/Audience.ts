/**
 * The audience: the `aud` of users and their tokens. Each server has its own, `authenticated` in most projects. Users
 * of other audiences exist beside those of its own, and their addresses are looked up separately.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"

/**
 * The name of an audience: printable ASCII without surrounding spaces, because it is sent in the header `X-JWT-AUD`
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
 * The audience to act in.
 *
 * @since 0.1.0
 * @category models
 */
export interface InAudience {
  /** By default, the audience of the server. */
  readonly audience?: string | undefined
}

/**
 * The member of an input that names the audience, as a schema.
 *
 * @since 0.1.0
 * @category schemas
 */
export const fields = { audience: Schema.optional(Audience) }

/**
 * The audience of a user, for acting in the same one.
 *
 * @since 0.1.0
 * @category conversions
 */
export const of = ({ aud }: { readonly aud: string }): InAudience => (aud === "" ? {} : { audience: aud })
