// One user in the file of the old system.
import { Schema } from "effect"

export const Row = Schema.Struct({
  email: Schema.NonEmptyTrimmedString,
  name: Schema.String,
  plan: Schema.Literal("free", "pro").annotations({
    message: () => ({ message: "should be free or pro", override: true })
  }),
  /** bcrypt, argon2 or Firebase's scrypt: the user signs in with the old password. Empty: there is none. */
  password_hash: Schema.String
})

export type Row = typeof Row.Type
