/** Whether the server can sign a user in with a hash, told by its form. */
import type { Result } from "../result.js"
import { err } from "../result.js"
import * as Argon2 from "./argon2.js"
import * as Bcrypt from "./bcrypt.js"
import { checked } from "./checked.js"
import * as FirebaseScrypt from "./firebaseScrypt.js"
import { foreign } from "./foreign.js"
import type { HashIssue } from "./hashIssue.js"

const read = (text: string): Result<string, HashIssue> => {
  if (Argon2.isArgon2(text)) return Argon2.read(text)
  if (FirebaseScrypt.isFirebaseScrypt(text)) return FirebaseScrypt.read(text)
  return Bcrypt.isBcrypt(text) ? Bcrypt.read(text) : err(foreign(text))
}

/** The hash itself if the server takes it and it can match; what is wrong with it otherwise. */
export const parse = checked(read)
