/** A URL, as a string or an object. */
import * as Schema from "effect/Schema"

const text = { jsonSchema: { type: "string" } }

export const Url = Schema.Union(Schema.String, Schema.URLFromSelf.annotations(text)).annotations(text)
