/** The server's own words for what went wrong in its database. It keeps the cause for its log. */
import type { Hint } from "./hint.js"

export const database: ReadonlyArray<Hint> = [
  {
    messages: ["Database error creating new user", "Database error saving new user"],
    where: { statuses: [500] },
    cause:
      "A trigger on auth.users failed (often one that copies the user to a table of yours), the id is taken, two calls created one address at the same time, or no database connection was free.",
    solution:
      "The log of the database names it. `createOrGetUser` is for calls that may meet each other; look up the id before you try again.",
    source: "`internal/api/admin.go` for `createUser`, `internal/api/signup.go` for invitations and links"
  },
  {
    messages: [
      "Database error finding users",
      "Database error finding user",
      "Database error finding user from email link",
      "Database error loading user",
      "Database error querying schema",
      "Database error checking email",
      "Database error checking phone"
    ],
    where: { statuses: [500] },
    cause:
      "A row of auth.users that was written by SQL holds NULL where the server reads a text: confirmation_token, recovery_token, email_change_token_new, email_change, email_change_token_current, phone_change, phone_change_token, reauthentication_token, or role. Else the database was not reachable.",
    solution:
      "update auth.users set confirmation_token = coalesce(confirmation_token, ''), and so on for each of these columns.",
    source: "`internal/models/user.go`, `internal/api/admin.go`, `mail.go`, `token.go`"
  },
  {
    messages: ["Database error deleting user"],
    cause:
      "Usually one of your tables references the user by a foreign key without ON DELETE, or the user owns storage objects.",
    solution: "Add `on delete cascade` or `on delete set null`, delete those rows first, or delete softly.",
    source: "`internal/api/admin.go`"
  },
  {
    messages: ["Error updating user"],
    where: { operations: ["updateUserById"], statuses: [500] },
    cause:
      "Usually the new e-mail address or phone number is taken: the server does not check before it writes. A trigger on auth.users may have failed, too.",
    solution: "Look the address up with `getUserByEmail`; the log of the database names the constraint or the trigger.",
    source: "`internal/api/admin.go`"
  },
  {
    codes: ["request_timeout"],
    messages: ["Processing this request timed out…"],
    cause:
      "The server took longer than it allows (GOTRUE_API_MAX_REQUEST_DURATION, 10 seconds by default): a slow query, no free database connection, a slow hook or mail server.",
    solution: "What it began may still have been done: look before you send it again. Smaller pages help with lists.",
    source: "`internal/api/middleware.go`"
  },
  {
    messages: ["Unexpected failure, please check server logs for more information"],
    cause: "The server met an error that it has no words for.",
    solution: "Its log has them, under the request id of this error.",
    source: "`internal/api/errors.go`"
  },
  {
    messages: ["Internal Server Error"],
    where: { code: "unexpected_failure" },
    cause: "The server's code broke at this request. For a new password, more than 72 bytes do that.",
    solution: "Its log has the place.",
    source: "`internal/api/errors.go`, `recoverer`"
  }
]
