/** Links. */
import * as Schema from "effect/Schema"
import * as Link from "../Link.js"

export const links = {
  generateLink: { input: Schema.Struct({ link: Link.GenerateLink }), answer: Link.Answer }
}
