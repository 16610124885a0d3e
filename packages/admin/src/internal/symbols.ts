/**
 * A text as symbols, the same ones however it is written: in capitals or not, escaped for JSON, a URL or HTML, once or
 * several times. Each knows where in the text it stands.
 */

export interface Symbols {
  /** UTF-16 in lower case. A plus stands for a blank too, so it is one; a lone surrogate is what UTF-8 makes of it. */
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

/** With no more room than is needed. */
export const copy = ({ codes, ends, length, starts }: Symbols): Symbols => ({
  codes: codes.slice(0, length),
  starts: starts.slice(0, length),
  ends: ends.slice(0, length),
  length
})

const same: ReadonlyMap<number, number> = new Map([
  ["+", " "],
  ["ς", "σ"],
  ["ſ", "s"]
].map(([from = "", to = ""]) => [from.charCodeAt(0), to.charCodeAt(0)]))

const isHigh = (code: number): boolean => (code & 0xfc_00) === 0xd8_00
const isLow = (code: number): boolean => (code & 0xfc_00) === 0xdc_00

/** Puts what is the same into one form. */
const unify = ({ codes, length }: Symbols) => {
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? 0
    if (code === 0x2b || code === 0x17f || code === 0x3c2) codes[at] = same.get(code) ?? code
    else if ((code & 0xf8_00) === 0xd8_00) {
      if (isHigh(code) && at + 1 < length && isLow(codes[at + 1] ?? 0)) at++
      else codes[at] = 0xff_fd
    }
  }
}

/** In lower case, without a change of length. */
const lower = (text: string): string => {
  const lowered = text.toLowerCase()
  return lowered.length === text.length ? lowered : text.replaceAll("\u0130", "i").toLowerCase()
}

/** A text as it is written, one symbol for each of its units. It must fit. */
export const load = (symbols: Symbols, text: string) => {
  const lowered = lower(text)
  const { codes, ends, starts } = symbols
  symbols.length = lowered.length
  for (let at = 0; at < lowered.length; at++) {
    codes[at] = lowered.charCodeAt(at)
    starts[at] = at
    ends[at] = at + 1
  }
  unify(symbols)
}

const digit = (code: number): number =>
  code >= 0x30 && code <= 0x39 ? code - 0x30 : code >= 0x61 && code <= 0x66 ? code - 0x57 : Number.NaN

/** So many hexadecimal digits as a number; `NaN` when they are none. */
const hex = ({ codes, length }: Symbols, at: number, digits: number): number => {
  if (at + digits > length) return Number.NaN
  let value = 0
  for (let read = at; read < at + digits; read++) value = value * 16 + digit(codes[read] ?? 0)
  return value
}

const inJson: ReadonlyMap<number, number> = new Map(
  Object.entries({ b: 8, t: 9, n: 10, f: 12, r: 13 }).map(([letter, code]) => [letter.charCodeAt(0), code])
)
const inHtml: ReadonlyMap<string, string> = new Map(
  Object.entries({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" })
)

/** What an escape stands for, and how long it is. */
interface Escape {
  readonly point: number
  readonly length: number
}

const jsonAt = (symbols: Symbols, at: number): Escape | undefined => {
  if (at + 1 >= symbols.length) return undefined
  const code = symbols.codes[at + 1] ?? 0
  const unit = code === 0x75 ? hex(symbols, at + 2, 4) : Number.NaN
  return Number.isNaN(unit) ? { point: inJson.get(code) ?? code, length: 2 } : { point: unit, length: 6 }
}

const byteAt = (symbols: Symbols, at: number): number =>
  symbols.codes[at] === 0x25 ? hex(symbols, at + 1, 2) : Number.NaN

const percentAt = (symbols: Symbols, at: number): Escape | undefined => {
  const first = byteAt(symbols, at)
  if (Number.isNaN(first)) return undefined
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0
  let point = more === 0 ? first : first & (0x3f >> more)
  for (let byte = 1; byte <= more; byte++) {
    const next = byteAt(symbols, at + 3 * byte)
    // What is no UTF-8 stands for itself.
    if (!(next >= 0x80 && next < 0xc0)) return { point: first, length: 3 }
    point = point * 64 + (next & 0x3f)
  }
  return { point, length: 3 * (more + 1) }
}

const longestEntity = 12

const entityAt = ({ codes, length }: Symbols, at: number): Escape | undefined => {
  let end = at + 1
  while (end < length && end < at + longestEntity && codes[end] !== 0x3b) end++
  if (codes[end] !== 0x3b || end >= length) return undefined
  const name = String.fromCharCode(...codes.subarray(at + 1, end))
  const point = /^#x[\da-f]+$/.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : /^#\d+$/.test(name)
      ? Number(name.slice(1))
      : inHtml.get(name)?.charCodeAt(0)
  return point === undefined ? undefined : { point, length: end + 1 - at }
}

const escapeAt = (symbols: Symbols, at: number): Escape | undefined => {
  switch (symbols.codes[at]) {
    case 0x5c:
      return jsonAt(symbols, at)
    case 0x25:
      return percentAt(symbols, at)
    case 0x26:
      return entityAt(symbols, at)
    default:
      return undefined
  }
}

/** Whether a text holds what can begin an escape. */
export const mayHoldEscapes = (text: string): boolean => /[\\%&]/.test(text)

/** Takes one level of escapes away, and tells whether there were any. */
export const decode = (symbols: Symbols): boolean => {
  const { codes, ends, length, starts } = symbols
  let written = 0
  const write = (code: number, start: number, end: number) => {
    codes[written] = code
    starts[written] = start
    ends[written++] = end
  }
  for (let at = 0; at < length; ) {
    const start = starts[at] ?? 0
    const escape = escapeAt(symbols, at)
    if (escape === undefined) write(codes[at] ?? 0, start, ends[at++] ?? 0)
    else {
      at += escape.length
      const end = ends[at - 1] ?? 0
      const text = escape.point > 0x10_ff_ff ? "\ufffd" : lower(String.fromCodePoint(escape.point))
      for (let unit = 0; unit < text.length; unit++) write(text.charCodeAt(unit), start, end)
    }
  }
  symbols.length = written
  if (written === length) return false
  unify(symbols)
  return true
}

// Each pass through JSON doubles the backslashes.
const mostLevels = 6

/** Takes all levels of escapes away. */
export const decodeWholly = (symbols: Symbols) => {
  for (let level = 0; level < mostLevels && decode(symbols); level++);
}
