/** The code of an error that can have any code, or none. */
import * as Schema from "effect/Schema"
import type { ErrorCode } from "../ErrorCode.js"

export const anyCode: Schema.Codec<ErrorCode | undefined> = Schema.UndefinedOr(Schema.String)
