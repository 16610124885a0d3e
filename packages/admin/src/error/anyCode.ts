/** The code of an error that can have any code, or none. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { ErrorCode } from "../ErrorCode.js"

/** JSON leaves out what is undefined. */
export const anyCode: Schema.PropertySignature<
  ":",
  ErrorCode | undefined,
  never,
  "?:",
  string | undefined,
  false,
  never
> = Schema.optionalToRequired(Schema.UndefinedOr(Schema.String), Schema.UndefinedOr(Schema.String), {
  decode: Option.getOrUndefined,
  encode: Option.fromNullable
})
