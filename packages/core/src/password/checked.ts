/** What holds for hashes of every form. */
import type { Result } from "../result.js"
import type { HashIssue } from "./hashIssue.js"
import { refuse } from "./hashIssue.js"

type Read = (text: string) => Result<string, HashIssue>

/** What the column `encrypted_password` holds (`00_init_auth_schema.up.sql` among the server's migrations). */
const longest = 255

export const checked =
  (read: Read): Read =>
  (text) => {
    const trimmed = text.trim()
    if (trimmed.length > longest) return refuse(`a hash of more than ${longest} characters`, "the server cannot store")
    const result = read(trimmed)
    return result.ok && trimmed !== text
      ? refuse("a hash with white space around it", "matches no password", "Remove the white space")
      : result
  }
