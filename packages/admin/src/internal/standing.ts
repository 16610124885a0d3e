/**
 * Where in what somebody said stands what a request carried.
 *
 * What was said is short, and what was carried may be long and much. So it is the first that is made into an automaton,
 * and each of the others is walked through it: no pattern is made of any text, and no text costs more than its length.
 */
import type { Carried } from "./carried.js"
import type { Range } from "./ranges.js"
import * as Ranges from "./ranges.js"
import * as SecretForms from "./secretForms.js"
import * as Substrings from "./substrings.js"
import * as Symbols from "./symbols.js"
import { isVocabulary } from "./vocabulary.js"

/** A text that somebody said, or the beginning of one. */
interface Said {
  readonly text: string
  readonly isCut: boolean
}

/** One reading of what was said: as it is written, or with escapes taken away. */
interface Reading {
  readonly said: number
  readonly symbols: Symbols.Symbols
  /** The states of the automaton. */
  readonly states: Int32Array
}

/** A cut piece of a secret is hidden from here on. */
const shortestPiece = 8
/** What is shorter is hidden only as a whole word. */
const shortestPart = 4
/** What is shorter is not hidden, unless it is secret. */
const shortestText = 3
/** Secrets of so many characters together are looked for in other forms and in pieces too. */
const mostSecret = 16_384
/** Other texts of so many characters together are looked for in other forms; those that are longer are no one's name. */
const mostEncoded = 16_384
const longestEncoded = 320

const isWordCode = (code: number): boolean =>
  code < 0x80
    ? (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)
    : /[\p{L}\p{N}]/u.test(String.fromCharCode(code))

/** The readings that differ: as written, with one level of escapes taken away, and with all. */
const readingsOf = ({ text }: Said): ReadonlyArray<Symbols.Symbols> => {
  const symbols = Symbols.make(text.length)
  Symbols.load(symbols, text)
  const written = Symbols.copy(symbols)
  if (!Symbols.decode(symbols)) return [written]
  const once = Symbols.copy(symbols)
  Symbols.decodeWholly(symbols)
  return symbols.length === once.length ? [written, once] : [written, once, symbols]
}

/** What was said, ready to be searched. */
const indexOf = (all: ReadonlyArray<Said>) => {
  const readings = all.flatMap((one, said) =>
    readingsOf(one).map((symbols): Reading => ({ said, symbols, states: new Int32Array(symbols.length) }))
  )
  const automaton = Substrings.make(readings.reduce((sum, { symbols }) => sum + symbols.length + 1, 0))
  readings.forEach(({ states, symbols }, number) => {
    for (let at = 0; at < symbols.length; at++) states[at] = automaton.add(symbols.codes[at] ?? 0)
    // No text holds this symbol, so none is found across it.
    automaton.add(0x1_00_00 + number)
  })
  return { automaton, readings }
}

/** Whether it is no part of a longer word: no letter or digit goes on before it, or behind it. */
const isWord = ({ codes, length }: Symbols.Symbols, first: number, last: number): boolean =>
  !(first > 0 && isWordCode(codes[first - 1] ?? 0) && isWordCode(codes[first] ?? 0)) &&
  !(last + 1 < length && isWordCode(codes[last + 1] ?? 0) && isWordCode(codes[last] ?? 0))

const isKnownWord = ({ codes }: Symbols.Symbols, start: number, end: number): boolean =>
  end - start <= 20 && isVocabulary(String.fromCharCode(...codes.subarray(start, end)))

const isPiece = (symbols: Symbols.Symbols, start: number, end: number): boolean =>
  end - start >= shortestPiece && !isKnownWord(symbols, start, end)

/** The digits of what looks like a phone number. */
const digitsOf = (text: string): string | undefined =>
  text.length >= 7 && text.length < 100 && /^\+?[\d ().-]+$/.test(text) ? text.replace(/\D/g, "") : undefined

/** As what can be looked up about somebody, and what it is cut to still says who it is. */
const isAddress = (text: string): boolean => text.length <= longestEncoded && text.includes("@") && !/\s/.test(text)

/**
 * As a word, unless the server's sentences are made of it; so, and cut behind its beginning; as a word in any case;
 * anywhere; and in pieces too.
 */
type As = "text" | "cut" | "word" | "part" | "pieces"

// What is found in so many steps for each symbol of what was said is looked at closely. Behind that, all is a word.
const mostSteps = 16

/** What was found, by the state of the automaton in which it ends, as lengths. */
const findings = (states: number, linkOf: (state: number) => number) => {
  const parts = new Int32Array(states)
  const beginnings = new Int32Array(states)
  // Lists of words: a state can be the end of several.
  const firstWord = new Int32Array(states)
  const words: Array<number> = [0]
  const nextWord: Array<number> = [0]
  const nearest = new Int32Array(states)

  const holdsWord = (state: number, length: number): boolean => {
    let word = firstWord[state] ?? 0
    while (word !== 0 && words[word] !== length) word = nextWord[word] ?? 0
    return word !== 0
  }

  /** The nearest among a state and its suffixes in which something was found; the root when there is none. */
  const nearestTo = (state: number): number => {
    let at = state
    while (at > Substrings.root && nearest[at] === 0 && parts[at] === 0 && firstWord[at] === 0) at = linkOf(at)
    const found = nearest[at] === 0 ? at : (nearest[at] ?? 0)
    for (let one = state; one !== at; one = linkOf(one)) nearest[one] = found
    return found
  }

  return {
    part: (state: number, length: number) => {
      if (length > (parts[state] ?? 0)) parts[state] = length
    },
    beginning: (state: number, length: number) => {
      if (length > (beginnings[state] ?? 0)) beginnings[state] = length
    },
    word: (state: number, length: number, isNeeded: () => boolean) => {
      if (holdsWord(state, length) || !isNeeded()) return
      nextWord.push(firstWord[state] ?? 0)
      firstWord[state] = words.push(length) - 1
    },
    /** The longest that ends in a state. */
    longest: (end: number, isWordOf: (length: number) => boolean): number => {
      for (let state = nearestTo(end); state > Substrings.root; state = nearestTo(linkOf(state))) {
        let longest = parts[state] ?? 0
        for (let word = firstWord[state] ?? 0; word !== 0; word = nextWord[word] ?? 0) {
          const length = words[word] ?? 0
          if (length > longest && isWordOf(length)) longest = length
        }
        if (longest > 0) return longest
      }
      return 0
    },
    /** The longest beginning that ends in a state. */
    longestBeginning: (end: number): number => {
      for (let state = end; state > Substrings.root; state = linkOf(state)) {
        if (beginnings[state] !== 0) return beginnings[state] ?? 0
      }
      return 0
    }
  }
}

/** Walks texts through what was said, and keeps what is found. */
const search = (
  automaton: Substrings.Substrings,
  found: ReturnType<typeof findings>,
  options: {
    readonly isEnd: Uint8Array
    readonly isEscaped: boolean
    /** How long the longest that was said is. */
    readonly longest: number
  }
) => {
  const { isEnd, isEscaped, longest } = options
  const { length: lengths, link: links, next } = automaton

  // A text that is longer than that is longer than what was said, unless nearly all of it is escapes.
  const most = 4 * longest + 4
  const symbols = Symbols.make(most)

  /** Walks from the beginning as far as it stands there. A text is read on the way, since most don't come far. */
  const walk = (as: As, isWhole: boolean, text?: string) => {
    const { codes } = symbols
    if (text !== undefined) symbols.length = text.length
    const { length } = symbols
    let state = Substrings.root
    for (let at = 0; at < length; at++) {
      if (text !== undefined) codes[at] = Symbols.symbolAt(text, at)
      state = next(state, codes[at] ?? 0)
      if (state === 0) return
      if (isEnd[state] === 1 && at + 1 >= shortestText) found.beginning(state, at + 1)
      if ((as === "pieces" || as === "cut") && isPiece(symbols, 0, at + 1)) found.part(state, at + 1)
    }
    if (!isWhole || length === 0) return
    if (as === "part" || as === "pieces") found.part(state, length)
    else found.word(state, length, () => as === "word" || !isKnownWord(symbols, 0, length))
  }

  /** Whether the shortest piece at the end of a text stands there. */
  const endStands = (text: string): boolean => {
    let state = Substrings.root
    for (let at = text.length - shortestPiece; at >= 0 && at < text.length && state !== 0; at++) {
      state = next(state, Symbols.symbolAt(text, at))
    }
    return text.length >= shortestPiece && state !== 0
  }

  /** Walks to the end: how much of it stands there, and what of that stands elsewhere too. */
  const walkToEnd = () => {
    const { codes, length } = symbols
    let state = Substrings.root
    let matched = 0
    for (let at = 0; at < length; at++) {
      const code = codes[at] ?? 0
      while (state !== Substrings.root && next(state, code) === 0) {
        state = links[state] ?? 0
        matched = lengths[state] ?? 0
      }
      const after = next(state, code)
      if (after === 0) continue
      state = after
      matched++
    }
    while (matched >= shortestPiece) {
      if (isPiece(symbols, length - matched, length)) found.part(state, matched)
      state = links[state] ?? 0
      matched = lengths[state] ?? 0
    }
  }

  return (text: string, as: As) => {
    const isWhole = text.length <= most
    const beginning = isWhole ? text : text.slice(0, most)
    walk(as, isWhole, beginning)
    if (isEscaped && Symbols.mayHoldEscapes(beginning)) {
      Symbols.load(symbols, beginning)
      Symbols.decodeWholly(symbols)
      walk(as, isWhole)
    }
    if (as === "pieces" && endStands(text)) {
      Symbols.load(symbols, text.slice(-longest))
      walkToEnd()
    }
  }
}

/** As it is, and in the case where a letter becomes two: `ß` in capitals, `İ` in small letters. Others are the same symbols. */
const inCases = (text: string): ReadonlyArray<string> => [
  text,
  ...[text.toLowerCase(), text.toUpperCase()].filter((written) => written.length !== text.length)
]

/** The ranges to be hidden, for each text that was said. */
export const find = (all: ReadonlyArray<Said>, carried: Carried): ReadonlyArray<ReadonlyArray<Range>> => {
  const { automaton, readings } = indexOf(all)
  const linkOf = (state: number): number => automaton.link[state] ?? 0
  const states = automaton.size() + 1

  // Where what was said was cut, a text may begin that went on behind the cut.
  const isEnd = new Uint8Array(states)
  for (const { said, states } of readings) {
    if (all[said]?.isCut !== true) continue
    for (let state = states.at(-1) ?? 0; state > Substrings.root && isEnd[state] === 0; state = linkOf(state)) {
      isEnd[state] = 1
    }
  }

  const found = findings(states, linkOf)
  const longest = readings.reduce((most, { symbols }) => Math.max(most, symbols.length), 0)
  const look = search(automaton, found, { isEnd, isEscaped: readings.length > all.length, longest })
  let left = mostSecret
  for (const secret of carried.secrets) {
    left -= secret.length + 64
    if (secret.length < shortestPart) look(secret, "word")
    else if (left < 0) look(secret, "part")
    else for (const form of [...inCases(secret), ...SecretForms.of(secret)]) look(form, "pieces")
  }
  let leftEncoded = mostEncoded
  const lookEncoded = (text: string) => {
    if (text.length > longestEncoded || (leftEncoded -= text.length + 64) < 0) return
    for (const form of SecretForms.of(text)) look(form, "part")
  }
  for (const text of carried.texts) {
    if (text.length < shortestText) continue
    const digits = digitsOf(text)
    const as = digits !== undefined || isAddress(text) ? "cut" : "text"
    for (const written of inCases(text)) look(written, as)
    lookEncoded(text)
    if (digits === undefined) continue
    look(digits, "cut")
    lookEncoded(digits)
  }

  const covers = all.map(({ text }) => Ranges.gather(text))
  for (const { said, states, symbols } of readings) {
    let steps = 0
    const cover = (length: number, last: number) => {
      if (length > 0) covers[said]?.cover(symbols.starts[last + 1 - length] ?? 0, symbols.ends[last] ?? 0)
    }
    states.forEach((state, last) => {
      const isWordOf = (length: number) =>
        steps++ > mostSteps * states.length || isWord(symbols, last + 1 - length, last)
      cover(found.longest(state, isWordOf), last)
    })
    if (all[said]?.isCut === true) cover(found.longestBeginning(states.at(-1) ?? 0), states.length - 1)
  }
  return covers.map(({ ranges }) => ranges())
}
