import { unprocessable } from "../../http/apiError.js"

/** What the server says of an address that somebody has, wherever it is asked for. */
export const duplicateEmail = unprocessable(
  "email_exists",
  "A user with this email address has already been registered"
)
