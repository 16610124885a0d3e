/**
 * Argon2 for parameters that the library refuses and the server takes: a salt of a few bytes, less memory than eight
 * blocks a lane. Written from RFC 9106.
 */
import { blake2b } from "@noble/hashes/blake2.js"
import { concatBytes } from "@noble/hashes/utils.js"
import type { Steps } from "./steps.js"

export interface Parameters {
  readonly kind: "i" | "id"
  readonly m: number
  readonly t: number
  readonly p: number
}

const slices = 4
/** The 32-bit words of a block. */
const words = 256

const littleEndian = (...numbers: ReadonlyArray<number>): Uint8Array => {
  const view = new DataView(new ArrayBuffer(numbers.length * 4))
  numbers.forEach((value, i) => view.setUint32(i * 4, value, true))
  return new Uint8Array(view.buffer)
}

/** A digest of any length. */
const longHash = (length: number, ...parts: ReadonlyArray<Uint8Array>): Uint8Array => {
  const input = concatBytes(littleEndian(length), ...parts)
  if (length <= 64) return blake2b(input, { dkLen: length })
  const out: Array<Uint8Array> = []
  let last = blake2b(input)
  let left = length
  for (; left > 64; left -= 32) {
    out.push(last.slice(0, 32))
    last = blake2b(last, { dkLen: Math.min(64, left - 32) })
  }
  return concatBytes(...out, last)
}

/** The upper half of a product of two 32-bit numbers. */
const upper = (a: number, b: number): number => {
  const a0 = a & 0xffff
  const a1 = a >>> 16
  const b0 = b & 0xffff
  const b1 = b >>> 16
  const cross = (Math.imul(a1, b0) >>> 0) + (Math.imul(a0, b0) >>> 16)
  const other = (Math.imul(a0, b1) >>> 0) + (cross % 0x10000)
  return (Math.imul(a1, b1) + Math.floor(cross / 0x10000) + Math.floor(other / 0x10000)) >>> 0
}

/** `v[a] = v[a] + v[b] + 2 * low(v[a]) * low(v[b])`, and then `v[d] = (v[d] ^ v[a]) >>> by`. */
const halfStep = (v: Uint32Array, a: number, b: number, d: number, by: number): void => {
  const al = v[2 * a] ?? 0
  const bl = v[2 * b] ?? 0
  const productLow = Math.imul(al, bl) >>> 0
  const productHigh = upper(al, bl)
  const twiceLow = (productLow << 1) >>> 0
  const twiceHigh = ((productHigh << 1) | (productLow >>> 31)) >>> 0
  const low = al + bl + twiceLow
  const sumLow = low >>> 0
  const sumHigh = ((v[2 * a + 1] ?? 0) + (v[2 * b + 1] ?? 0) + twiceHigh + Math.floor(low / 0x1_0000_0000)) >>> 0
  v[2 * a] = sumLow
  v[2 * a + 1] = sumHigh
  const xl = ((v[2 * d] ?? 0) ^ sumLow) >>> 0
  const xh = ((v[2 * d + 1] ?? 0) ^ sumHigh) >>> 0
  if (by === 32) {
    v[2 * d] = xh
    v[2 * d + 1] = xl
  } else if (by < 32) {
    v[2 * d] = (xl >>> by) | (xh << (32 - by))
    v[2 * d + 1] = (xh >>> by) | (xl << (32 - by))
  } else {
    v[2 * d] = (xh >>> (by - 32)) | (xl << (64 - by))
    v[2 * d + 1] = (xl >>> (by - 32)) | (xh << (64 - by))
  }
}

const quarter = (v: Uint32Array, a: number, b: number, c: number, d: number): void => {
  halfStep(v, a, b, d, 32)
  halfStep(v, c, d, b, 24)
  halfStep(v, a, b, d, 16)
  halfStep(v, c, d, b, 63)
}

const round = (v: Uint32Array, at: (i: number) => number): void => {
  for (let i = 0; i < 4; i++) quarter(v, at(i), at(4 + i), at(8 + i), at(12 + i))
  for (let i = 0; i < 4; i++) quarter(v, at(i), at(4 + ((i + 1) % 4)), at(8 + ((i + 2) % 4)), at(12 + ((i + 3) % 4)))
}

/** Mixes two blocks into a third, which is overwritten or, in later passes, added to. */
const compress = (left: Uint32Array, right: Uint32Array, into: Uint32Array, adding: boolean): void => {
  const mixed = left.map((word, i) => word ^ (right[i] ?? 0))
  const v = mixed.slice()
  for (let row = 0; row < 8; row++) round(v, (i) => 16 * row + i)
  for (let column = 0; column < 8; column++) round(v, (i) => 2 * column + 16 * (i >> 1) + (i & 1))
  for (let i = 0; i < words; i++) into[i] = (mixed[i] ?? 0) ^ (v[i] ?? 0) ^ (adding ? (into[i] ?? 0) : 0)
}

/** Pseudo-random numbers that do not depend on the password, 128 a block. */
const makeAddresses = (fields: ReadonlyArray<number>) => {
  const zero = new Uint32Array(words)
  const input = new Uint32Array(words)
  fields.forEach((field, i) => {
    input[2 * i] = field
  })
  const block = new Uint32Array(words)
  let counter = 0
  return (index: number): readonly [number, number] => {
    while (counter * 128 <= index) {
      input[12] = ++counter
      const first = new Uint32Array(words)
      compress(zero, input, first, false)
      compress(zero, first, block, false)
    }
    return [block[2 * (index % 128)] ?? 0, block[2 * (index % 128) + 1] ?? 0]
  }
}

export function* argon2Steps(
  password: Uint8Array,
  salt: Uint8Array,
  { kind, m, p, t }: Parameters,
  length: number
): Steps<Uint8Array> {
  const type = kind === "i" ? 1 : 2
  const seed = blake2b(
    concatBytes(
      littleEndian(p, length, m, t, 0x13, type, password.length),
      password,
      littleEndian(salt.length),
      salt,
      littleEndian(0, 0)
    )
  )
  const lane = Math.max(2, Math.floor(m / (slices * p))) * slices
  const segment = lane / slices
  const total = lane * p
  const memory = new Uint32Array(total * words)
  const block = (laneAt: number, column: number) => {
    const from = (laneAt * lane + column) * words
    return memory.subarray(from, from + words)
  }
  for (let l = 0; l < p; l++) {
    for (const column of [0, 1]) {
      const view = new DataView(longHash(1024, seed, littleEndian(column, l)).buffer)
      const target = block(l, column)
      for (let i = 0; i < words; i++) target[i] = view.getUint32(4 * i, true)
    }
  }
  const fill = function* (pass: number, slice: number, l: number): Steps<void> {
    const independent = kind === "i" || (pass === 0 && slice < 2)
    const address = makeAddresses([pass, l, slice, total, t, type])
    for (let i = pass === 0 && slice === 0 ? 2 : 0; i < segment; i++) {
      const column = slice * segment + i
      const before = block(l, (column + lane - 1) % lane)
      const [low, high] = independent ? address(i) : [before[0] ?? 0, before[1] ?? 0]
      const from = pass === 0 && slice === 0 ? l : high % p
      const finished = pass === 0 ? slice * segment : lane - segment
      const area = from === l ? finished + i - 1 : finished - (i === 0 ? 1 : 0)
      const at = area - 1 - upper(area, upper(low, low))
      const start = pass === 0 || slice === slices - 1 ? 0 : (slice + 1) * segment
      compress(before, block(from, (start + at) % lane), block(l, column), pass > 0)
      yield
    }
  }
  for (let pass = 0; pass < t; pass++) {
    for (let slice = 0; slice < slices; slice++) for (let l = 0; l < p; l++) yield* fill(pass, slice, l)
  }
  const sum = new Uint32Array(words)
  for (let l = 0; l < p; l++) block(l, lane - 1).forEach((word, i) => (sum[i] = (sum[i] ?? 0) ^ word))
  return longHash(length, littleEndian(...sum))
}
