import { expect, it } from "@effect/vitest"
import { argon2i, argon2id } from "@noble/hashes/argon2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import { argon2Steps } from "../../../src/standards/crypto/argon2.js"
import { atOnce } from "../../../src/standards/crypto/steps.js"

const password = utf8ToBytes("correct horse")
const salt = utf8ToBytes("some salt")

// Where the library takes the parameters as well.
it.each([
  ["i", { m: 8, t: 1, p: 1 }, 32],
  ["id", { m: 8, t: 1, p: 1 }, 32],
  ["i", { m: 70, t: 3, p: 2 }, 64],
  ["id", { m: 100, t: 3, p: 2 }, 65],
  ["id", { m: 64, t: 2, p: 4 }, 100],
  ["id", { m: 200, t: 2, p: 5 }, 4]
] as const)("argon2%s of %j with %i bytes is the library's", (kind, parameters, length) => {
  const derive = kind === "i" ? argon2i : argon2id
  expect(atOnce(argon2Steps(password, salt, { kind, ...parameters }, length))).toEqual(
    derive(password, salt, { ...parameters, dkLen: length })
  )
})
