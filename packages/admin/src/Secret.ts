/**
 * Values that must be redacted: passwords, hashes, tokens.
 *
 * @since 0.1.0
 */
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"

/**
 * A secret as input: `Redacted`, which no log prints, or a plain string.
 *
 * @since 0.1.0
 * @category models
 */
export type Secret = string | Redacted.Redacted

/**
 * A schema for a string, plain or `Redacted`.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Secret: Schema.Schema<Secret> = Schema.Union(
  Schema.String,
  Schema.RedactedFromSelf(Schema.String).annotations({ jsonSchema: { type: "string" } })
).annotations({ identifier: "Secret", description: "a string, plain or Redacted", jsonSchema: { type: "string" } })

/**
 * The secret itself.
 *
 * @since 0.1.0
 * @category destructors
 */
export const reveal = (secret: Secret): string => (Redacted.isRedacted(secret) ? Redacted.value(secret) : secret)
