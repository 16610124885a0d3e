/**
 * The gateway that stands in front of the server in the cloud and on the local stack: it asks for an API key, and turns
 * opaque keys into tokens that the server understands.
 *
 * @since 0.1.0
 */

/**
 * How a gateway is set.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** Stands for the `service_role`. Default: `secretKey`. */
  readonly secretKey?: string | undefined
  /** Stands for `anon`. Default: `publishableKey`. */
  readonly publishableKey?: string | undefined
}

/**
 * The publishable key when none is set: that of Supabase's own local stack, the same on every machine.
 *
 * @since 0.1.0
 * @category constants
 */
export const publishableKey = `sb_publishable_${"ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH"}`

/**
 * The secret key when none is set: that of Supabase's own local stack, the same on every machine and known to everybody.
 *
 * @since 0.1.0
 * @category constants
 */
// In two parts, because tools that look for leaked keys do not know that everybody knows this one.
export const secretKey = `sb_secret_${"N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz"}`
