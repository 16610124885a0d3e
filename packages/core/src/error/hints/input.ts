/** Input that the server does not take, in words that do not say why. */
import type { Hint } from "./hint.js"

export const input: ReadonlyArray<Hint> = [
  {
    messages: ["Error creating user"],
    where: { operations: ["createUser", "createOrGetUser"], statuses: [500] },
    cause:
      "The server cannot read `password_hash`: it takes bcrypt, argon2i, argon2id and Firebase's scrypt, each in one form.",
    solution:
      "`PasswordHash` makes these forms. For any other hash, create the user without a password and let them reset it.",
    source: "`NewUserWithPasswordHash` in `internal/models/user.go`"
  },
  {
    messages: ["A user with this email address has already been registered"],
    where: { operations: ["createUser", "inviteUserByEmail"] },
    cause: "Another user has this address.",
    solution: "`createOrGetUser` returns that user, `getUserByEmail` finds it; who is confirmed needs no invitation.",
    source: "`internal/api/errors.go`"
  },
  {
    messages: ["Unable to validate email address: …"],
    cause: "The server takes ASCII letters, digits and a few signs before the @, and an ASCII domain.",
    solution: "Trim the address, and write a domain with other letters in its punycode form (xn--…).",
    source: "`validateEmail` in `internal/api/mail.go`"
  },
  {
    messages: ["Invalid phone number format (E.164 required)"],
    cause: "The server takes 2 to 15 digits that do not begin with 0; it removes blanks and a `+` at the beginning.",
    solution: "Write the number with its country code, and without dashes, dots and brackets.",
    source: "`validatePhone` in `internal/api/phone.go`"
  },
  {
    messages: ["invalid redirect_uri …", "invalid redirect URI…"],
    cause: "A redirect URI of an OAuth client needs a scheme and a host, and no fragment; http is for localhost only.",
    solution: "Correct it: `<your …>` stands for what you sent.",
    source: "`internal/api/oauthserver`"
  }
]
