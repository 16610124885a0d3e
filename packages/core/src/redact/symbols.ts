/**
 * A text as symbols. They are the same however the text is written: in upper or lower case, escaped for JSON, a URL or
 * HTML, once or several times. Each symbol knows its place in the text.
 */

export interface Symbols {
  /** Units of UTF-16, unified by `symbol`. */
  readonly codes: Uint16Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  length: number
}

export const make = (room: number): Symbols => ({
  codes: new Uint16Array(room),
  starts: new Int32Array(room),
  ends: new Int32Array(room),
  length: 0
})

/** A copy with no more room than is needed. */
export const copy = ({ codes, ends, length, starts }: Symbols): Symbols => ({
  codes: codes.slice(0, length),
  starts: starts.slice(0, length),
  ends: ends.slice(0, length),
  length
})

/** The lower case of each character met so far. Most of Unicode has no case, so these are few. */
const lowered = new Map<number, number>([
  [0x3c2, 0x3c3],
  [0x17f, 0x73]
])

const lower = (point: number): number => {
  const known = lowered.get(point)
  if (known !== undefined) return known
  const text = String.fromCodePoint(point).toLowerCase()
  const found = text.codePointAt(0) ?? point
  lowered.set(point, found)
  return found
}

const isHigh = (code: number): boolean => (code & 0xfc_00) === 0xd8_00
const isLow = (code: number): boolean => (code & 0xfc_00) === 0xdc_00
const replacement = 0xff_fd

/**
 * The symbol of a unit of UTF-16, given its neighbours: its lower case. A plus becomes a blank, since it can stand for one.
 * A lone surrogate becomes what UTF-8 makes of it.
 */
const symbol = (code: number, before: number, after: number): number => {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 0x20 : code === 0x2b ? 0x20 : code
  // The Chinese, Japanese and Korean scripts have no case.
  if ((code >= 0x2e_80 && code < 0xa6_40) || (code >= 0xac_00 && code < 0xd8_00)) return code
  if (isHigh(code)) return isLow(after) ? code : replacement
  if (!isLow(code)) return lower(code) & 0xff_ff
  // The two cases of a letter share their first half.
  return isHigh(before) ? (lower((before - 0xd8_00) * 0x4_00 + code + 0x24_00) & 0x3_ff) | 0xdc_00 : replacement
}

const unify = ({ codes, length }: Symbols) => {
  let before = 0
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? 0
    codes[at] = symbol(code, before, at + 1 < length ? (codes[at + 1] ?? 0) : 0)
    before = code
  }
}

/** The symbol at an index of a text. */
export const symbolAt = (text: string, at: number): number =>
  symbol(text.charCodeAt(at), text.charCodeAt(at - 1), text.charCodeAt(at + 1))

/** Loads a text as it is written, one symbol for each unit. There must be room for it. */
export const load = (symbols: Symbols, text: string) => {
  const { codes, ends, starts } = symbols
  symbols.length = text.length
  for (let at = 0; at < text.length; at++) {
    codes[at] = symbolAt(text, at)
    starts[at] = at
    ends[at] = at + 1
  }
}

const digit = (code: number): number =>
  code >= 0x30 && code <= 0x39 ? code - 0x30 : code >= 0x61 && code <= 0x66 ? code - 0x57 : -1

/** The value of hexadecimal digits; -1 when there are others. */
const hex = ({ codes, length }: Symbols, at: number, digits: number): number => {
  if (at + digits > length) return -1
  let value = 0
  for (let read = at; read < at + digits; read++) {
    const one = digit(codes[read] ?? 0)
    if (one < 0) return -1
    value = value * 16 + one
  }
  return value
}

/** An escape as one number, made of its code point and its length. 0 means no escape. */
const escape = (point: number, length: number): number => point * 16 + length
const none = 0

const inJson: ReadonlyMap<number, number> = new Map([
  [0x62, 8],
  [0x74, 9],
  [0x6e, 10],
  [0x66, 12],
  [0x72, 13]
])

const jsonAt = (symbols: Symbols, at: number): number => {
  if (at + 1 >= symbols.length) return none
  const code = symbols.codes[at + 1] ?? 0
  const unit = code === 0x75 ? hex(symbols, at + 2, 4) : -1
  return unit < 0 ? escape(inJson.get(code) ?? code, 2) : escape(unit, 6)
}

const byteAt = (symbols: Symbols, at: number): number => (symbols.codes[at] === 0x25 ? hex(symbols, at + 1, 2) : -1)

const percentAt = (symbols: Symbols, at: number): number => {
  const first = byteAt(symbols, at)
  if (first < 0x80) return first < 0 ? none : escape(first, 3)
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0
  let point = more === 0 ? first : first & (0x3f >> more)
  for (let byte = 1; byte <= more; byte++) {
    const next = byteAt(symbols, at + 3 * byte)
    // A byte that is not UTF-8 stands for itself.
    if (next < 0x80 || next >= 0xc0) return escape(first, 3)
    point = point * 64 + (next & 0x3f)
  }
  return escape(point, 3 * (more + 1))
}

// A name of up to five letters as a number, five bits for each letter.
const named = (name: string): number =>
  Array.from(name).reduce((number, letter) => number * 32 + (letter.charCodeAt(0) - 0x60), 0)
const inHtml: ReadonlyMap<number, number> = new Map([
  [named("lt"), 0x3c],
  [named("gt"), 0x3e],
  [named("amp"), 0x26],
  [named("quot"), 0x22],
  [named("apos"), 0x27]
])
const longestEntity = 12

const entityAt = ({ codes, length }: Symbols, at: number): number => {
  const isNumber = codes[at + 1] === 0x23
  const isHex = isNumber && codes[at + 2] === 0x78
  const first = at + 1 + (isNumber ? 1 : 0) + (isHex ? 1 : 0)
  const last = Math.min(length, at + longestEntity)
  let value = 0
  for (let read = first; read < last; read++) {
    const code = codes[read] ?? 0
    if (code === 0x3b) {
      const point = read === first ? undefined : isNumber ? value : inHtml.get(value)
      return point === undefined ? none : escape(Math.min(point, 0x11_00_00), read + 1 - at)
    }
    const one = isNumber ? digit(code) : code - 0x60
    if (one < 0 || one >= (isHex ? 16 : isNumber ? 10 : 27)) return none
    value = value * (isHex ? 16 : isNumber ? 10 : 32) + one
  }
  return none
}

const isBeginning = (code: number): boolean => code === 0x5c || code === 0x25 || code === 0x26

const escapeAt = (symbols: Symbols, at: number): number => {
  const code = symbols.codes[at] ?? 0
  if (!isBeginning(code)) return none
  return code === 0x5c ? jsonAt(symbols, at) : code === 0x25 ? percentAt(symbols, at) : entityAt(symbols, at)
}

/** Whether a text holds a character that can begin an escape. */
export const mayHoldEscapes = (text: string): boolean => /[\\%&]/.test(text)

/** Decodes one level of escapes, and returns whether there were any. */
export const decode = (symbols: Symbols): boolean => {
  const { codes, ends, length, starts } = symbols
  let at = 0
  while (at < length && !isBeginning(codes[at] ?? 0)) at++
  let written = at
  while (at < length) {
    const found = escapeAt(symbols, at)
    const point = found === none ? (codes[at] ?? 0) : found >> 4
    const start = starts[at] ?? 0
    at += found === none ? 1 : found & 15
    const end = ends[at - 1] ?? 0
    // A code point beyond the first plane is two units.
    if (point >= 0x1_00_00) {
      codes[written] = point > 0x10_ff_ff ? replacement : 0xd7_c0 + (point >> 10)
      starts[written] = start
      ends[written++] = end
    }
    if (point <= 0x10_ff_ff) {
      codes[written] = point >= 0x1_00_00 ? 0xdc_00 + (point & 0x3_ff) : point
      starts[written] = start
      ends[written++] = end
    }
  }
  symbols.length = written
  if (written === length) return false
  unify(symbols)
  return true
}

// Each pass through JSON doubles the backslashes.
const mostLevels = 6

/** Decodes all levels of escapes. */
export const decodeWholly = (symbols: Symbols) => {
  for (let level = 0; level < mostLevels && decode(symbols); level++);
}
