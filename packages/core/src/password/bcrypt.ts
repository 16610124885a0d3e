/**
 * bcrypt. The server reads the cost and nothing else (`NewUserWithPasswordHash` in its `internal/models/user.go`), so it
 * takes hashes that no password matches. It computes all editions alike, and ignores what follows the 60 characters.
 */
import type { Result } from "../result.js"
import { ok } from "../result.js"
import type { HashIssue } from "./hashIssue.js"
import { checked } from "./checked.js"
import { lookBefore, refuse, refuseDoubtful } from "./hashIssue.js"

const length = 60

export const isBcrypt = (text: string): boolean => /^\$2[a-z]?\$/.test(text)

export const read = (hash: string): Result<string, HashIssue> => {
  const [, edition = "", cost = ""] = /^\$(2[a-z]?)\$(\d\d)\$/.exec(hash) ?? []
  if (edition === "") return refuse("no bcrypt hash", "begins with $2a$, $2b$ or $2y$ and a cost of two digits")
  if (edition === "2x") {
    return refuseDoubtful("bcrypt as $2x$", "was made by a faulty crypt_blowfish and does not match every password")
  }
  if (!/^2[aby]$/.test(edition)) return refuseDoubtful(`bcrypt as $${edition}$`, "the server computes in another way")
  if (Number(cost) < 4 || Number(cost) > 31) return refuse("bcrypt", "has a cost outside of 4 to 31")
  if (hash.length !== length) {
    const refuseIt = hash.length > length ? refuseDoubtful : refuse
    return refuseIt("a damaged bcrypt hash", `has ${hash.length} characters instead of ${length}`, lookBefore)
  }
  return /^[./A-Za-z0-9]+$/.test(hash.slice(7))
    ? ok(hash)
    : refuse("a damaged bcrypt hash", "has characters other than ./A-Za-z0-9 after its cost", lookBefore)
}

export const bcrypt = checked(read)
