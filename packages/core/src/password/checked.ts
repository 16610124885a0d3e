/** What holds for hashes of every form. */
import type { Result } from "../result.js"
import type { HashIssue } from "./hashIssue.js"
import { refuse, refuseDoubtful } from "./hashIssue.js"

type Read = (text: string) => Result<string, HashIssue>

/** What the column `encrypted_password` holds (`00_init_auth_schema.up.sql` among the server's migrations). */
const longest = 255

/** Behind a bcrypt hash, the server ignores it. */
const refuseSpace = (text: string) => (text.startsWith("$2") ? refuseDoubtful : refuse)

export const checked =
  (read: Read): Read =>
  (text) => {
    const trimmed = text.trim()
    if (trimmed.length > longest) return refuse(`a hash of more than ${longest} characters`, "the server cannot store")
    const result = read(trimmed)
    return result.ok && trimmed !== text
      ? refuseSpace(text)("a hash with white space around it", "the server does not read", "Remove the white space")
      : result
  }
