/** The key that a service cannot be made with. */
import * as Schema from "effect/Schema"
import { id } from "./responded.js"

const aboutKey = (reason: InvalidApiKey["reason"]): string => {
  const advice = "Use the project's secret key (sb_secret_…) or its service_role key."
  switch (reason) {
    case "empty":
      return `The API key is empty. ${advice}`
    case "quoted":
      return "The API key is in quotation marks, which are not part of it."
    case "placeholder":
      return `The API key is a placeholder, such as "undefined" or "your-key". ${advice}`
    case "malformed":
      return `The API key contains white space or other characters that are not allowed in a header. ${advice}`
    case "publishable":
      return `A publishable key (sb_publishable_…) can't call the admin API. ${advice}`
    case "anon":
      return `An anon key can't call the admin API. ${advice}`
    case "browser":
      return "An admin key must not be used in a browser: everyone who opens the page could read it. Call the admin API from a server."
  }
}

/**
 * The key cannot be used for the admin API. Making the service fails with it, before anything is sent.
 *
 * `reason`:
 *
 * - `empty`
 * - `malformed`: white space or other characters that a header must not contain, often the line break at the end of a file
 * - `quoted`: quotation marks around it
 * - `placeholder`: such as `undefined` or `your-key`
 * - `publishable` or `anon`: keys for browsers, which the server rejects with `not_admin`
 * - `browser`: an admin key must not be used in a browser
 *
 * @since 0.1.0
 * @category before sending
 */
export class InvalidApiKey extends Schema.TaggedError<InvalidApiKey>(id("InvalidApiKey"))("InvalidApiKey", {
  reason: Schema.Literal("empty", "malformed", "quoted", "placeholder", "publishable", "anon", "browser"),
  /** The variable that holds the key, if the service was made from the configuration. */
  variable: Schema.optional(Schema.String)
}) {
  override get message(): string {
    const sentence = aboutKey(this.reason)
    return this.variable === undefined ? sentence : `${this.variable}: ${sentence}`
  }
}
