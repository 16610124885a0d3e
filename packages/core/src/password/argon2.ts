/** argon2 in the PHC format, with the limits of `ParseArgon2Hash` in the server's `internal/crypto/password.go`. */
import type { Result } from "../result.js"
import { ok } from "../result.js"
import * as Base64 from "./base64.js"
import type { HashIssue } from "./hashIssue.js"
import { checked } from "./checked.js"
import { lookBefore, refuse } from "./hashIssue.js"

export const isArgon2 = (text: string): boolean => text.startsWith("$argon2")

const phc = /^\$(argon2i?d?)(?:\$v=(\d+))?\$m=(\d+),t=(\d+),p=(\d+)(,[^$]*)?\$([^$]*)\$([^$]*)$/

/** In KiB. */
const mostMemory = 1_048_576
const mostRounds = 20
const mostThreads = 16

export const read = (text: string): Result<string, HashIssue> => {
  const [, kind, version, memory, rounds, threads, more, salt = "", digest = ""] = phc.exec(text) ?? []
  if (kind === undefined) {
    return refuse("no argon2 hash", "looks like $argon2id$v=19$m=…,t=…,p=…$salt$hash", "Write it in this form (PHC)")
  }
  if (kind !== "argon2i" && kind !== "argon2id")
    return refuse(kind, "the server does not compute: only argon2i and argon2id")
  if (version !== "19") {
    const found = version === undefined || version === "16" ? "version 16" : "another version"
    return refuse(`${kind} of ${found}`, "the server does not compute: only v=19")
  }
  if (more !== undefined) return refuse(`${kind} with keyid or data`, "the server does not compute")
  if (Number(memory) > mostMemory || Number(rounds) > mostRounds || Number(threads) > mostThreads) {
    return refuse(kind, `the server computes up to m=${mostMemory}, t=${mostRounds} and p=${mostThreads} only`)
  }
  if (Number(rounds) < 1 || Number(threads) < 1) return refuse(`a damaged ${kind} hash`, "has t=0 or p=0", lookBefore)
  const [plainSalt, plainDigest] = [Base64.plain(salt), Base64.plain(digest)]
  if (salt === "" || digest === "" || plainSalt === undefined || plainDigest === undefined) {
    return refuse(`a damaged ${kind} hash`, "lacks a salt and a hash in base64", lookBefore)
  }
  return plainSalt === salt && plainDigest === digest
    ? ok(text)
    : refuse(
        kind,
        "the server reads in standard base64 without padding only",
        "Remove the = signs, and write + and / for - and _"
      )
}

export const argon2 = checked(read)
