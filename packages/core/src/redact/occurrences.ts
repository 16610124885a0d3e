/**
 * Finds where sensitive texts occur in messages.
 *
 * Messages are short; the sensitive texts may be long and many. So the messages become an automaton, and each sensitive
 * text is walked through it. No pattern is made of any text, and no text costs more than its length.
 */
import * as Encodings from "./encodings.js"
import type { Range } from "./ranges.js"
import * as Ranges from "./ranges.js"
import type { Sensitive } from "./sensitive.js"
import * as Substrings from "./substrings.js"
import * as Symbols from "./symbols.js"
import { isVocabulary } from "./vocabulary.js"

/** A foreign text, or the beginning of one. */
interface Message {
  readonly text: string
  readonly isCut: boolean
}

/** One reading of a message: as it is written, or with escapes decoded. */
interface Reading {
  /** The number of the message. */
  readonly message: number
  readonly symbols: Symbols.Symbols
  /** The state of the automaton behind each symbol. */
  readonly states: Int32Array
}

/** The shortest piece of a secret that is hidden. */
const shortestPiece = 8
/** A shorter secret is hidden only as a whole word. */
const shortestPart = 4
/** A shorter text is not hidden, unless it is secret. */
const shortestText = 3
/** Secrets up to this total length are also searched for in other encodings and in pieces. */
const mostSecret = 16_384
/** Other texts up to this total length are also searched for in other encodings. */
const mostEncoded = 16_384
/** A longer text is not a name or an address. */
const longestEncoded = 320

const isWordCode = (code: number): boolean =>
  code < 0x80
    ? (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)
    : /[\p{L}\p{N}]/u.test(String.fromCharCode(code))

/** The readings that differ: as written, with one level of escapes decoded, and with all levels. */
const readingsOf = ({ text }: Message): ReadonlyArray<Symbols.Symbols> => {
  const symbols = Symbols.make(text.length)
  Symbols.load(symbols, text)
  const written = Symbols.copy(symbols)
  if (!Symbols.decode(symbols)) return [written]
  const once = Symbols.copy(symbols)
  Symbols.decodeWholly(symbols)
  return symbols.length === once.length ? [written, once] : [written, once, symbols]
}

/** The messages as an automaton. */
const indexOf = (messages: ReadonlyArray<Message>) => {
  const readings = messages.flatMap((one, message) =>
    readingsOf(one).map((symbols): Reading => ({ message, symbols, states: new Int32Array(symbols.length) }))
  )
  const automaton = Substrings.make(readings.reduce((sum, { symbols }) => sum + symbols.length + 1, 0))
  readings.forEach(({ states, symbols }, number) => {
    for (let at = 0; at < symbols.length; at++) states[at] = automaton.add(symbols.codes[at] ?? 0)
    // No text holds this symbol, so nothing is found across two readings.
    automaton.add(0x1_00_00 + number)
  })
  return { automaton, readings }
}

/** Whether a range is no part of a longer word. */
const isWord = ({ codes, length }: Symbols.Symbols, first: number, last: number): boolean =>
  !(first > 0 && isWordCode(codes[first - 1] ?? 0) && isWordCode(codes[first] ?? 0)) &&
  !(last + 1 < length && isWordCode(codes[last + 1] ?? 0) && isWordCode(codes[last] ?? 0))

const isKnownWord = ({ codes }: Symbols.Symbols, start: number, end: number): boolean =>
  end - start <= 20 && isVocabulary(String.fromCharCode(...codes.subarray(start, end)))

const isPiece = (symbols: Symbols.Symbols, start: number, end: number): boolean =>
  end - start >= shortestPiece && !isKnownWord(symbols, start, end)

/** The digits of a text that looks like a phone number. */
const digitsOf = (text: string): string | undefined =>
  text.length >= 7 && text.length < 100 && /^\+?[\d ().-]+$/.test(text) ? text.replace(/\D/g, "") : undefined

/** Text by which a person can be looked up. Even a part of it identifies the person. */
const isAddress = (text: string): boolean => text.length <= longestEncoded && text.includes("@") && !/\s/.test(text)

/**
 * How a text is searched for: `text` as a whole word outside the server's vocabulary, `cut` in the same way and also
 * cut short, `word` as any whole word, `part` anywhere, `pieces` anywhere and also in pieces.
 */
type As = "text" | "cut" | "word" | "part" | "pieces"

// Word boundaries are checked for this many finds per symbol of a message. Beyond that, every find counts as a word.
const mostSteps = 16

/** A text that was found: its length, and the number of its name. */
interface Find {
  readonly length: number
  readonly name: number
}

const noFind: Find = { length: 0, name: Ranges.unnamed }

/** The longest text for each state. Of two texts, or of one in two places, neither gives the name. */
const longestByState = (states: number) => {
  const lengths = new Int32Array(states)
  const names = new Int32Array(states)
  return {
    lengths,
    add: (state: number, length: number, name: number) => {
      const before = lengths[state] ?? 0
      if (length > before) {
        lengths[state] = length
        names[state] = name
      } else if (length === before && names[state] !== name) names[state] = Ranges.unnamed
    },
    get: (state: number): Find => ({ length: lengths[state] ?? 0, name: names[state] ?? Ranges.unnamed })
  }
}

/** The texts that were found, by the state of the automaton in which they end. */
const finds = (states: number, linkOf: (state: number) => number) => {
  const parts = longestByState(states)
  const beginnings = longestByState(states)
  // Linked lists of words, since several can end in one state.
  const firstWord = new Int32Array(states)
  const words: Array<number> = [0]
  const names: Array<number> = [Ranges.unnamed]
  const nextWord: Array<number> = [0]
  const nearest = new Int32Array(states)

  /** The word of this length, or 0. */
  const wordOf = (state: number, length: number): number => {
    let word = firstWord[state] ?? 0
    while (word !== 0 && words[word] !== length) word = nextWord[word] ?? 0
    return word
  }

  /** The nearest state among this one and its suffixes in which a text ends, or else the root. */
  const nearestTo = (state: number): number => {
    let at = state
    while (at > Substrings.root && nearest[at] === 0 && parts.lengths[at] === 0 && firstWord[at] === 0) at = linkOf(at)
    const found = nearest[at] === 0 ? at : (nearest[at] ?? 0)
    for (let one = state; one !== at; one = linkOf(one)) nearest[one] = found
    return found
  }

  return {
    part: parts.add,
    beginning: beginnings.add,
    word: (state: number, length: number, name: number, isNeeded: () => boolean) => {
      const word = wordOf(state, length)
      if (word !== 0) {
        if (names[word] !== name) names[word] = Ranges.unnamed
        return
      }
      if (!isNeeded()) return
      nextWord.push(firstWord[state] ?? 0)
      names.push(name)
      firstWord[state] = words.push(length) - 1
    },
    /** The longest that ends in a state. */
    longest: (end: number, isWordOf: (length: number) => boolean): Find => {
      for (let state = nearestTo(end); state > Substrings.root; state = nearestTo(linkOf(state))) {
        let longest = parts.get(state)
        for (let word = firstWord[state] ?? 0; word !== 0; word = nextWord[word] ?? 0) {
          const length = words[word] ?? 0
          const name = names[word] ?? Ranges.unnamed
          if (length === longest.length && name !== longest.name) longest = { length, name: Ranges.unnamed }
          else if (length > longest.length && isWordOf(length)) longest = { length, name }
        }
        if (longest.length > 0) return longest
      }
      return noFind
    },
    /** The longest beginning that ends in a state. */
    longestBeginning: (end: number): Find => {
      for (let state = end; state > Substrings.root; state = linkOf(state)) {
        const beginning = beginnings.get(state)
        if (beginning.length !== 0) return beginning
      }
      return noFind
    }
  }
}

/** Walks texts through the automaton, and keeps what is found. */
const search = (
  automaton: Substrings.Substrings,
  found: ReturnType<typeof finds>,
  options: {
    readonly isEnd: Uint8Array
    /** The length of the longest reading. */
    readonly longest: number
  }
) => {
  const { isEnd, longest } = options
  const { length: lengths, link: links, next } = automaton

  // A longer text cannot occur in any message, unless it consists of escapes almost entirely.
  const most = 4 * longest + 4
  const symbols = Symbols.make(most)

  /** Walks from the beginning as far as the text occurs. A text is read on the way, since most walks end soon. */
  const walk = (as: As, name: number, isWhole: boolean, text?: string) => {
    const { codes } = symbols
    if (text !== undefined) symbols.length = text.length
    const { length } = symbols
    let state = Substrings.root
    for (let at = 0; at < length; at++) {
      if (text !== undefined) codes[at] = Symbols.symbolAt(text, at)
      state = next(state, codes[at] ?? 0)
      if (state === 0) return
      if (isEnd[state] === 1 && at + 1 >= shortestText) found.beginning(state, at + 1, name)
      if ((as === "pieces" || as === "cut") && isPiece(symbols, 0, at + 1)) found.part(state, at + 1, name)
    }
    if (!isWhole || length === 0) return
    if (as === "part" || as === "pieces") found.part(state, length, name)
    else found.word(state, length, name, () => as === "word" || !isKnownWord(symbols, 0, length))
  }

  /** Whether the last characters of a text occur, as many as the shortest piece has. */
  const endOccurs = (text: string): boolean => {
    let state = Substrings.root
    for (let at = text.length - shortestPiece; at >= 0 && at < text.length && state !== 0; at++) {
      state = next(state, Symbols.symbolAt(text, at))
    }
    return text.length >= shortestPiece && state !== 0
  }

  /** Walks to the end, and keeps the longest suffix that occurs, and its own suffixes that also occur elsewhere. */
  const walkToEnd = (name: number) => {
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
      if (isPiece(symbols, length - matched, length)) found.part(state, matched, name)
      state = links[state] ?? 0
      matched = lengths[state] ?? 0
    }
  }

  return (text: string, as: As, name: number) => {
    const isWhole = text.length <= most
    const beginning = isWhole ? text : text.slice(0, most)
    walk(as, name, isWhole, beginning)
    if (Symbols.mayHoldEscapes(beginning)) {
      Symbols.load(symbols, beginning)
      Symbols.decodeWholly(symbols)
      walk(as, name, isWhole)
    }
    if (as === "pieces" && endOccurs(text)) {
      Symbols.load(symbols, text.slice(-longest))
      walkToEnd(name)
    }
  }
}

/**
 * The text, and its spelling in the other case where a letter becomes two, such as `ß` in upper case, or does not come back
 * as it was, such as `ı`. Other spellings are the same symbols.
 */
const inCases = (text: string): ReadonlyArray<string> => {
  // Most texts are ASCII, in which no letter does either.
  if (/^[\0-\x7f]*$/.test(text)) return [text]
  const lower = text.toLowerCase()
  const upper = text.toUpperCase()
  return [
    text,
    ...(lower.length === text.length ? [] : [lower]),
    ...(upper.length === text.length && upper.toLowerCase() === lower ? [] : [upper])
  ]
}

/** Numbers names. Each name keeps its number. */
const numbering =
  (names: Map<string, number>) =>
  (name: string): number => {
    if (name === "") return Ranges.unnamed
    const number = names.get(name) ?? names.size + 1
    names.set(name, number)
    return number
  }

/** What was found. */
export interface Found {
  /** For each message, the ranges to be hidden. */
  readonly ranges: ReadonlyArray<ReadonlyArray<Range>>
  /** The names by their numbers. */
  readonly names: ReadonlyArray<string>
}

/** Finds what is to be hidden. */
export const find = (messages: ReadonlyArray<Message>, sensitive: Sensitive): Found => {
  const { automaton, readings } = indexOf(messages)
  const linkOf = (state: number): number => automaton.link[state] ?? 0
  const states = automaton.size() + 1

  // Where a message was cut, a text may begin that went on behind the cut.
  const isEnd = new Uint8Array(states)
  for (const { message, states } of readings) {
    if (messages[message]?.isCut !== true) continue
    for (let state = states.at(-1) ?? 0; state > Substrings.root && isEnd[state] === 0; state = linkOf(state)) {
      isEnd[state] = 1
    }
  }

  const found = finds(states, linkOf)
  const longest = readings.reduce((most, { symbols }) => Math.max(most, symbols.length), 0)
  const look = search(automaton, found, { isEnd, longest })
  let left = mostSecret
  for (const secret of sensitive.secrets) {
    left -= secret.length + 64
    if (secret.length < shortestPart) look(secret, "word", Ranges.unnamed)
    else if (left < 0) look(secret, "part", Ranges.unnamed)
    else for (const form of [...inCases(secret), ...Encodings.of(secret)]) look(form, "pieces", Ranges.unnamed)
  }
  let leftEncoded = mostEncoded
  const lookEncoded = (text: string, name: number) => {
    if (text.length > longestEncoded || (leftEncoded -= text.length + 64) < 0) return
    for (const form of Encodings.of(text)) look(form, "part", name)
  }
  const names = new Map<string, number>()
  const numberOf = numbering(names)
  sensitive.texts.forEach((text, at) => {
    if (text.length < shortestText) return
    const name = numberOf(sensitive.names?.[at] ?? "")
    const digits = digitsOf(text)
    const as = digits !== undefined || isAddress(text) ? "cut" : "text"
    for (const written of inCases(text)) look(written, as, name)
    lookEncoded(text, name)
    if (digits === undefined) return
    look(digits, "cut", name)
    lookEncoded(digits, name)
  })

  const covers = messages.map(({ text }) => Ranges.gather(text))
  for (const { message, states, symbols } of readings) {
    let steps = 0
    const cover = ({ length, name }: Find, last: number) => {
      if (length > 0) covers[message]?.cover(symbols.starts[last + 1 - length] ?? 0, symbols.ends[last] ?? 0, name)
    }
    states.forEach((state, last) => {
      const isWordOf = (length: number) =>
        steps++ > mostSteps * states.length || isWord(symbols, last + 1 - length, last)
      cover(found.longest(state, isWordOf), last)
    })
    if (messages[message]?.isCut === true) cover(found.longestBeginning(states.at(-1) ?? 0), states.length - 1)
  }
  return { ranges: covers.map(({ ranges }) => ranges()), names: ["", ...names.keys()] }
}
