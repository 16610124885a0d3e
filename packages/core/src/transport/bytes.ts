/** A body as bytes, in the pieces in which it arrived. */

/** Has the methods of Node's `Buffer`. */
export interface Piece extends Uint8Array {
  toString(encoding?: "latin1" | "utf8", start?: number, end?: number): string
}

const decoder = new TextDecoder()

const joined = (pieces: ReadonlyArray<Uint8Array>): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Decodes all pieces at once, since streaming makes the decoder slow. */
export const toText = (pieces: ReadonlyArray<Uint8Array>): string => {
  const [first] = pieces
  return decoder.decode(first !== undefined && pieces.length === 1 ? first : joined(pieces))
}

const escaped = (text: string): string => {
  let escapes = ""
  for (let at = 0; at < text.length; at++) escapes += `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`
  return escapes
}

const backslash = 0x5c
const noWords = new Uint32Array()

/** The index of the next byte that is not ASCII, or the end. Reads four bytes at a time if they are aligned. */
const nextBeyond = (piece: Piece, words: Uint32Array, lead: number, from: number): number => {
  let at = from
  while (at < piece.length && (piece[at] ?? 0) < 0x80) {
    const offset = at - lead
    let word = offset >> 2
    if (offset < 0 || offset % 4 !== 0 || word >= words.length) at++
    else {
      while (word < words.length && ((words[word] ?? 0) & 0x80808080) === 0) word++
      at = word === offset >> 2 ? at + 1 : lead + word * 4
    }
  }
  return at
}

const nextAscii = (piece: Piece, from: number): number => {
  let at = from
  while (at < piece.length && (piece[at] ?? 0) >= 0x80) at++
  return at
}

/**
 * JSON in which every character beyond ASCII is escaped. Only strings can hold such characters, so it parses to the same
 * value, but a text of single bytes is made and parsed in two thirds of the time. Returns the text as it is where escaping
 * could change the meaning or would not pay: when a piece begins with such a character, which may be the rest of one or a
 * byte order mark; when one follows a backslash; and when more than a sixteenth of the text is beyond ASCII.
 */
const toJsonText = (pieces: ReadonlyArray<Piece>): string => {
  const texts: Array<string> = []
  let most = pieces.reduce((length, piece) => length + piece.length, 0) / 16
  for (const piece of pieces) {
    const lead = (4 - (piece.byteOffset % 4)) % 4
    const words =
      piece.length < 4 ? noWords : new Uint32Array(piece.buffer, piece.byteOffset + lead, (piece.length - lead) >> 2)
    let from = 0
    while (from < piece.length) {
      const start = nextBeyond(piece, words, lead, from)
      texts.push(piece.toString("latin1", from, start))
      if (start === piece.length) break
      const end = nextAscii(piece, start)
      most -= end - start
      if (start === 0 || piece[start - 1] === backslash || most < 0) return toText(pieces)
      texts.push(escaped(piece.toString("utf8", start, end)))
      from = end
    }
  }
  return texts.join("")
}

export class Bytes {
  private known: string | undefined

  constructor(private readonly pieces: ReadonlyArray<Piece>) {}

  get text(): string {
    return (this.known ??= toText(this.pieces))
  }

  get jsonText(): string {
    return toJsonText(this.pieces)
  }
}
