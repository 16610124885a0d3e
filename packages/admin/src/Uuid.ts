/**
 * The format of all ids of users, factors and so on.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { compiled } from "./check/compiled.js"
import { isUuid } from "@gotrue-effect/core/check/uuid"

/**
 * A UUID of any version in its usual format: 36 characters, hexadecimal digits of either case, four hyphens. The server
 * accepts a few other formats; they are invalid here, so that an id can be nothing but an id.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Uuid = Schema.String.pipe(
  Schema.filter(isUuid),
  Schema.annotations({
    ...compiled("isUuid", "uuid"),
    identifier: "Uuid",
    description: "a UUID such as 7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90",
    arbitrary: () => (fc) => fc.uuid()
  })
)
