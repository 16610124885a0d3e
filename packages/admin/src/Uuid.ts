/**
 * The form of every id that the server gives to users, factors and the like.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { compiled } from "./check/compiled.js"
import { isUuid } from "@gotrue-effect/core/check/uuid"

/**
 * A UUID of any version in its usual form: 36 characters, hexadecimal digits of either case, four hyphens. The server
 * reads a few more forms; they are refused here, so that no id can be anything but an id.
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
