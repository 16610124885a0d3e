import { lowerCase } from "./text.js"

/** How many letters may be compared for the sake of `_`, which no other way is known to find quickly. */
const patience = 20_000_000

/** What stands between two `%`: letters, and undefined where any one letter may stand. */
type Piece = ReadonlyArray<string | undefined>

/** A pattern of SQL's `LIKE`, and whether texts match it. */
export interface Like {
  (text: string): boolean
  /** Whether a comparison would have cost too much; no result counts after that. */
  readonly isExhausted: () => boolean
}

/** A backslash takes the next character literally. */
const piecesOf = (pattern: string): ReadonlyArray<Piece> => {
  let piece: Array<string | undefined> = []
  const pieces = [piece]
  const characters = [...pattern]
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]
    if (character === "%") pieces.push((piece = []))
    else piece.push(character === "_" ? undefined : character === "\\" ? (characters[++at] ?? "\\") : character)
  }
  return pieces
}

/** For each letter of a word, how many letters before it and including it are the beginning of the word again. */
const repeats = (word: Piece): ReadonlyArray<number> => {
  const lengths = word.map(() => 0)
  let length = 0
  for (let at = 1; at < word.length; at++) {
    while (length > 0 && word[at] !== word[length]) length = lengths[length - 1] ?? 0
    if (word[at] === word[length]) length++
    lengths[at] = length
  }
  return lengths
}

/** Where a word stands first; no letter of the text is looked at more than twice. */
const makeWordFinder = (word: Piece) => {
  const lengths = repeats(word)
  return (text: ReadonlyArray<string>, from: number): number => {
    let length = 0
    for (let at = from; at < text.length; at++) {
      while (length > 0 && text[at] !== word[length]) length = lengths[length - 1] ?? 0
      if (text[at] === word[length]) length++
      if (length === word.length) return at + 1 - length
    }
    return -1
  }
}

const compile = (pattern: string, ignoreCase: boolean): Like => {
  const pieces = piecesOf(ignoreCase ? lowerCase(pattern) : pattern)
  let compared = 0
  const isExhausted = () => compared >= patience
  const standsAt = (piece: Piece, text: ReadonlyArray<string>, at: number): boolean => {
    if (at < 0 || at + piece.length > text.length) return false
    let same = 0
    while (same < piece.length && (piece[same] === undefined || piece[same] === text[at + same])) same++
    compared += same + 1
    return same === piece.length
  }
  const makeFinder = (piece: Piece) => {
    if (piece.length === 0) return (_: ReadonlyArray<string>, from: number) => from
    if (!piece.includes(undefined)) return makeWordFinder(piece)
    return (text: ReadonlyArray<string>, from: number): number => {
      for (let at = from; at + piece.length <= text.length; at++) {
        if (isExhausted()) return -1
        if (standsAt(piece, text, at)) return at
      }
      return -1
    }
  }
  const first = pieces[0] ?? []
  const last = pieces.at(-1) ?? []
  const between = pieces.slice(1, -1).map((piece) => ({ size: piece.length, find: makeFinder(piece) }))
  const test = (whole: string): boolean => {
    const text = [...(ignoreCase ? lowerCase(whole) : whole)]
    if (pieces.length === 1) return text.length === first.length && standsAt(first, text, 0)
    if (!standsAt(first, text, 0)) return false
    let at = first.length
    // The first place where a piece matches leaves the most for those after it.
    for (const { find, size } of between) {
      const found = find(text, at)
      if (found < 0) return false
      at = found + size
    }
    return text.length - last.length >= at && standsAt(last, text, text.length - last.length)
  }
  return Object.assign(test, { isExhausted })
}

/** So short a text the engine finds quickly in any other. */
const short = 64

/** `LIKE '%value%'`: `%` and `_` in the value are wildcards, too. */
export const contains = (value: string, ignoreCase: boolean): Like => {
  if (value.length > short || /[%_\\]/.test(value)) return compile(`%${value}%`, ignoreCase)
  const needle = ignoreCase ? lowerCase(value) : value
  const test = (text: string): boolean => (ignoreCase ? lowerCase(text) : text).includes(needle)
  return Object.assign(test, { isExhausted: () => false })
}

/** `LIKE 'value%'` */
export const startsWith = (value: string): Like => compile(`${value}%`, false)
