import { uuidOf } from "../text/uuid.js"

/**
 * Where every id, code and token comes from. Seeded once, so that a run can be repeated; it has no other secrets to
 * keep than those of a test.
 */
export interface Randomness {
  /** 32 random bits. */
  readonly bits: () => number
  /** One that is not taken. */
  readonly uuid: () => string
  /** Decimal digits, zeros in front included. */
  readonly digits: (length: number) => string
  /** Lower-case letters and digits. */
  readonly alphanumeric: (length: number) => string
  readonly bytes: (length: number) => Uint8Array
  /** Below `limit`. */
  readonly below: (limit: number) => number
  /** Starts again from other numbers, or from the same. */
  readonly seed: (seed: ReadonlyArray<number>) => void
}

const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"

/** Draws until there is something that is not taken: the same seed may have made what was there before. */
export const untaken = (draw: () => string, isTaken: (drawn: string) => boolean): string => {
  let drawn = draw()
  while (isTaken(drawn)) drawn = draw()
  return drawn
}

/** All that is drawn, from 32 random bits at a time. */
export const drawFrom = (
  bits: () => number,
  isTaken: (uuid: string) => boolean = () => false
): Omit<Randomness, "seed"> => {
  const below = (limit: number) => Math.floor((bits() / 0x1_0000_0000) * limit)
  return {
    bits,
    below,
    uuid: () => untaken(() => uuidOf(bits(), bits(), bits(), bits()), isTaken),
    digits: (length) => Array.from({ length }, () => below(10)).join(""),
    alphanumeric: (length) => Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(""),
    bytes: (length) => Uint8Array.from({ length }, () => below(256))
  }
}

/** The small fast counter generator of PractRand, from four numbers of 32 bits. */
export const makeRandomness = (
  seed: ReadonlyArray<number>,
  isTaken: (uuid: string) => boolean = () => false
): Randomness => {
  let [a, b, c, counter]: ReadonlyArray<number> = []
  const bits = (): number => {
    const sum = ((a ?? 0) + (b ?? 0) + (counter ?? 0)) | 0
    counter = ((counter ?? 0) + 1) | 0
    a = (b ?? 0) ^ ((b ?? 0) >>> 9)
    b = ((c ?? 0) + ((c ?? 0) << 3)) | 0
    c = (((c ?? 0) << 21) | ((c ?? 0) >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  const start = (numbers: ReadonlyArray<number>): void => {
    ;[a, b, c, counter] = [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 1].map((n) => n | 0)
    for (let i = 0; i < 16; i++) bits()
  }
  start(seed)
  return { ...drawFrom(bits, isTaken), seed: start }
}
