/** What the schemas of the caller say of a user. */
import * as Schema from "effect/Schema"
import { id } from "./responded.js"

/**
 * The metadata of a user doesn't match the schema that was given to `GoTrueAdmin.withMetadata`. **The server did what was
 * asked**: after `createUser` or `inviteUserByEmail`, the user exists.
 *
 * `userId` names the user, `path` says where (`app_metadata.role`), and `expected` what should be there. The value itself
 * is never kept. Only services with schemas fail with it.
 *
 * @since 0.2.0
 * @category response
 */
export class InvalidMetadata extends Schema.TaggedError<InvalidMetadata>(id("InvalidMetadata"))("InvalidMetadata", {
  operation: Schema.String,
  userId: Schema.String,
  path: Schema.String,
  expected: Schema.String
}) {
  override get message(): string {
    return `${this.operation}: the ${this.path} of the user ${this.userId} ${this.expected}.`
  }
}
