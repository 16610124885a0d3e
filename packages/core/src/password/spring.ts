/** What Spring Security stores: the name of the encoder in braces, then the hash. */
import type { Result } from "../result.js"
import { err } from "../result.js"
import { foreign } from "./foreign.js"
import type { HashIssue } from "./hashIssue.js"
import { refuse } from "./hashIssue.js"
import { parse } from "./parse.js"

export const spring = (text: string): Result<string, HashIssue> => {
  const [prefix = "", encoder = ""] = /^\{([\w@-]{1,40})\}/.exec(text) ?? []
  if (prefix === "" || encoder === "bcrypt" || encoder === "argon2" || encoder.startsWith("argon2@")) {
    return parse(text.slice(prefix.length))
  }
  return /^(?:noop|pbkdf2|scrypt|ldap|sha256|SHA-\d+|MD[45])(?:@|$)/.test(encoder)
    ? refuse(`Spring's {${encoder}}`, "the server does not compute: only {bcrypt} and {argon2}")
    : err(foreign(text))
}
