/**
 * bcrypt in steps, so that a high cost need not keep everything else waiting: the library for it takes a tenth of a
 * second between its pauses.
 */
import type { Steps } from "./steps.js"

const roundKeys = 18
const boxSize = 256
const tableSize = roundKeys + 4 * boxSize

/** A sum of fractions as one: `t / (b * q)`. */
interface Sum {
  readonly t: bigint
  readonly b: bigint
  readonly q: bigint
}

/** Terms of the series of the arc tangent of `1 / inverse`, halved again and again so that few numbers are long. */
const terms = (inverse: bigint, from: number, to: number): Sum => {
  if (to - from === 1) return { t: from % 2 === 0 ? 1n : -1n, b: BigInt(2 * from + 1), q: inverse * inverse }
  const middle = (from + to) >> 1
  const left = terms(inverse, from, middle)
  const right = terms(inverse, middle, to)
  return { t: right.b * right.q * left.t + left.b * right.t, b: left.b * right.b, q: left.q * right.q }
}

/** Blowfish's tables before any key: the digits of pi behind the point. */
const digitsOfPi = (words: number): Int32Array => {
  const spare = 64
  const bits = 32 * words + spare
  const arctan = (inverse: bigint): bigint => {
    const { b, q, t } = terms(inverse, 0, Math.ceil(bits / (2 * Math.log2(Number(inverse)))) + 1)
    return ((inverse * t) << BigInt(bits)) / (b * q)
  }
  const pi = 16n * arctan(5n) - 4n * arctan(239n)
  const digits = ((pi - (3n << BigInt(bits))) >> BigInt(spare)).toString(16).padStart(8 * words, "0")
  return Int32Array.from({ length: words }, (_, i) => Number.parseInt(digits.slice(8 * i, 8 * i + 8), 16) | 0)
}

let pristine: Int32Array | undefined

/** Encrypts two words in place. */
const encipher = (table: Int32Array, words: Int32Array, at: number): void => {
  let left = (words[at] ?? 0) ^ (table[0] ?? 0)
  let right = words[at + 1] ?? 0
  for (let i = 1; i <= 16; i++) {
    const mixed =
      ((((table[roundKeys + (left >>> 24)] ?? 0) + (table[roundKeys + 256 + ((left >>> 16) & 255)] ?? 0)) ^
        (table[roundKeys + 512 + ((left >>> 8) & 255)] ?? 0)) +
        (table[roundKeys + 768 + (left & 255)] ?? 0)) |
      0
    const next = right ^ mixed ^ (table[i] ?? 0)
    right = left
    left = next
  }
  words[at] = right ^ (table[17] ?? 0)
  words[at + 1] = left
}

/** So many words as there are round keys, from bytes that are repeated. */
const cycled = (bytes: Uint8Array): Int32Array =>
  Int32Array.from({ length: roundKeys }, (_, i) =>
    [0, 1, 2, 3].reduce((word, j) => (word << 8) | (bytes[(4 * i + j) % bytes.length] ?? 0), 0)
  )

const noSalt = new Int32Array(4)

/** Mixes a key, and perhaps a salt, into the tables. */
const expand = (table: Int32Array, key: Int32Array, salt: Int32Array): void => {
  for (let i = 0; i < roundKeys; i++) table[i] = (table[i] ?? 0) ^ (key[i] ?? 0)
  const pair = new Int32Array(2)
  for (let i = 0; i < tableSize; i += 2) {
    pair[0] = (pair[0] ?? 0) ^ (salt[i % 4] ?? 0)
    pair[1] = (pair[1] ?? 0) ^ (salt[(i + 1) % 4] ?? 0)
    encipher(table, pair, 0)
    table[i] = pair[0] ?? 0
    table[i + 1] = pair[1] ?? 0
  }
}

const alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

const decode = (text: string): Uint8Array => {
  const bytes: Array<number> = []
  let bits = 0
  let size = 0
  for (const character of text) {
    bits = ((bits << 6) | alphabet.indexOf(character)) & 0xffff
    size += 6
    if (size >= 8) bytes.push((bits >> (size -= 8)) & 255)
  }
  return Uint8Array.from(bytes)
}

const encode = (bytes: Uint8Array): string => {
  let text = ""
  let bits = 0
  let size = 0
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff
    for (size += 8; size >= 6;) text += alphabet.charAt((bits >> (size -= 6)) & 63)
  }
  return size === 0 ? text : text + alphabet.charAt((bits << (6 - size)) & 63)
}

/** What is encrypted again and again: `OrpheanBeholderScryDoubt`. */
const plaintext = Int32Array.of(0x4f727068, 0x65616e42, 0x65686f6c, 0x64657253, 0x63727944, 0x6f756274)

/** The digest of a password as it stands in a hash; `salt` are the 22 letters in front of it. */
export function* bcryptSteps(password: Uint8Array, salt: string, cost: number): Steps<string> {
  pristine ??= digitsOfPi(tableSize)
  const table = pristine.slice()
  const key = cycled(Uint8Array.of(...password.subarray(0, 72), 0))
  const saltKey = cycled(decode(salt).subarray(0, 16))
  expand(table, key, saltKey)
  for (let i = 0; i < 2 ** cost; i++) {
    expand(table, key, noSalt)
    expand(table, saltKey, noSalt)
    yield
  }
  const words = plaintext.slice()
  for (let i = 0; i < 64; i++) for (let at = 0; at < words.length; at += 2) encipher(table, words, at)
  const view = new DataView(new ArrayBuffer(24))
  words.forEach((word, i) => view.setInt32(4 * i, word))
  return encode(new Uint8Array(view.buffer, 0, 23))
}
