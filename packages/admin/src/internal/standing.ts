/**
 * Where in what somebody said stands what a request carried.
 *
 * What was said is short, and what was carried may be long and much. So it is the first that is made into an automaton,
 * and each of the others is walked through it: no pattern is made of any text, and no text costs more than its length.
 */
import type { Carried } from "./carried.js"
import * as SecretForms from "./secretForms.js"
import * as Substrings from "./substrings.js"
import * as Symbols from "./symbols.js"
import { isVocabulary } from "./vocabulary.js"

/** A text that somebody said, or the beginning of one. */
export interface Said {
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
const mostSecret = 32_768

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

/** The markers that stand for what was hidden before: what is found in one is not hidden once more. */
const marker = /<(?:hidden|token|email|id)>/g

/** The number of the marker that each character belongs to, or 0. */
const markersIn = (text: string): Int32Array => {
  const numbers = new Int32Array(text.length)
  for (const { 0: found, index } of text.matchAll(marker)) numbers.fill(index + 1, index, index + found.length)
  return numbers
}

/** A part of a text, from `start` to before `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Gathers ranges that may overlap. */
const covering = (text: string) => {
  const markers = markersIn(text)
  const changes = new Int32Array(text.length + 1)
  let isEmpty = true
  return {
    cover: (start: number, end: number) => {
      if (markers[start] !== 0 && markers[start] === markers[end - 1]) return
      changes[start] = (changes[start] ?? 0) + 1
      changes[end] = (changes[end] ?? 0) - 1
      isEmpty = false
    },
    /** In order, without those that touch. */
    ranges: (): ReadonlyArray<Range> => {
      if (isEmpty) return []
      const ranges: Array<Range> = []
      let depth = 0
      let start = 0
      changes.forEach((change, at) => {
        if (depth === 0 && change > 0) start = at
        depth += change
        if (depth === 0 && change < 0) ranges.push({ start, end: at })
      })
      return ranges
    }
  }
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

/** Whether neither a letter nor a digit stands before and after. */
const isWord = ({ codes, length }: Symbols.Symbols, first: number, last: number): boolean =>
  (first === 0 || !isWordCode(codes[first - 1] ?? 0)) && (last + 1 >= length || !isWordCode(codes[last + 1] ?? 0))

const digitsOf = (text: string): string | undefined =>
  text.length >= 7 && text.length < 100 && /^\+?[\d ().-]+$/.test(text) ? text.replace(/\D/g, "") : undefined

/** The ranges to be hidden, for each text that was said. */
export const find = (all: ReadonlyArray<Said>, carried: Carried): ReadonlyArray<ReadonlyArray<Range>> => {
  const { automaton, readings } = indexOf(all)
  const { length: lengths, link: links } = automaton
  const states = automaton.size() + 1
  const lengthOf = (state: number): number => lengths[state] ?? 0
  const linkOf = (state: number): number => links[state] ?? 0
  const isEscaped = readings.length > all.length

  // Where what was said was cut, a text may begin that went on behind the cut.
  const isEnd = new Uint8Array(states)
  for (const { said, states } of readings) {
    if (all[said]?.isCut !== true) continue
    for (let state = states.at(-1) ?? 0; state > Substrings.root && isEnd[state] === 0; state = linkOf(state)) {
      isEnd[state] = 1
    }
  }

  // What was found, by the state in which it ends: how long the longest is.
  const parts = new Int32Array(states)
  const beginnings = new Int32Array(states)
  const words = new Map<number, Set<number>>()
  const noteIn = (found: Int32Array, state: number, length: number) => {
    if (length > (found[state] ?? 0)) found[state] = length
  }
  const noteWord = (state: number, length: number) => {
    const others = words.get(state)
    if (others === undefined) words.set(state, new Set([length]))
    else others.add(length)
  }

  const textOf = ({ codes }: Symbols.Symbols, start: number, end: number): string =>
    String.fromCharCode(...codes.subarray(start, end))

  const isPiece = (symbols: Symbols.Symbols, start: number, end: number): boolean =>
    end - start >= shortestPiece && (end - start > 20 || !isVocabulary(textOf(symbols, start, end)))

  /** Walks from the beginning of a text as far as it stands there. */
  const walk = (symbols: Symbols.Symbols, { as, isWhole }: { as: "word" | "part" | "pieces"; isWhole: boolean }) => {
    const { codes, length } = symbols
    let state = Substrings.root
    for (let at = 0; at < length; at++) {
      state = automaton.next(state, codes[at] ?? 0)
      if (state === 0) return
      if (isEnd[state] === 1 && at + 1 >= shortestText) noteIn(beginnings, state, at + 1)
      if (as === "pieces" && isPiece(symbols, 0, at + 1)) noteIn(parts, state, at + 1)
    }
    if (!isWhole || length === 0) return
    if (as !== "word") noteIn(parts, state, length)
    else if (length > 20 || !isVocabulary(textOf(symbols, 0, length))) noteWord(state, length)
  }

  /** The same from the end. */
  const walkBack = (symbols: Symbols.Symbols) => {
    const { codes, length } = symbols
    let state = Substrings.root
    let found = 0
    for (let at = 0; at < length; at++) {
      const code = codes[at] ?? 0
      let next = automaton.next(state, code)
      while (next === 0 && state !== Substrings.root) {
        state = linkOf(state)
        found = lengthOf(state)
        next = automaton.next(state, code)
      }
      if (next === 0) continue
      state = next
      found++
    }
    for (; found >= shortestPiece; found = lengthOf(state)) {
      if (isPiece(symbols, length - found, length)) noteIn(parts, state, found)
      state = linkOf(state)
    }
  }

  // No escape is as long as that, so that a text that is cut there is longer than all that was said.
  const most = 4 * readings.reduce((most, { symbols }) => Math.max(most, symbols.length), 0) + 4
  const symbols = Symbols.make(most)

  const look = (text: string, as: "word" | "part" | "pieces") => {
    const isWhole = text.length <= most
    const beginning = isWhole ? text : text.slice(0, most)
    Symbols.load(symbols, beginning)
    walk(symbols, { as, isWhole })
    if (isEscaped && Symbols.mayHoldEscapes(beginning)) {
      Symbols.decodeWholly(symbols)
      walk(symbols, { as, isWhole })
    }
    if (as === "pieces") {
      Symbols.load(symbols, text.slice(-most))
      walkBack(symbols)
    }
  }

  let left = mostSecret
  for (const secret of carried.secrets) {
    left -= secret.length + 64
    if (secret.length < shortestPart) look(secret, "word")
    else if (left < 0) look(secret, "part")
    else for (const form of [secret, ...SecretForms.of(secret)]) look(form, "pieces")
  }
  for (const text of carried.texts) {
    if (text.length < shortestText) continue
    look(text, "word")
    const digits = digitsOf(text)
    if (digits !== undefined) look(digits, "word")
  }

  // For each state the nearest among it and its suffixes in which something was found.
  const nearest = new Int32Array(states)
  const isKnown = (state: number): boolean => parts[state] !== 0 || words.has(state)
  const nearestTo = (state: number): number => {
    let known = state
    while (known > Substrings.root && nearest[known] === 0 && !isKnown(known)) known = linkOf(known)
    const found = isKnown(known) ? known : (nearest[known] ?? 0)
    for (let one = state; one > Substrings.root && nearest[one] === 0; one = linkOf(one)) {
      nearest[one] = found === 0 ? Substrings.root : found
      if (one === known) break
    }
    return found
  }

  const covers = all.map(({ text }) => covering(text))
  for (const { said, states, symbols } of readings) {
    const cover = (length: number, last: number) =>
      covers[said]?.cover(symbols.starts[last + 1 - length] ?? 0, symbols.ends[last] ?? 0)
    states.forEach((own, last) => {
      for (let state = nearestTo(own); state > Substrings.root; state = nearestTo(linkOf(state))) {
        const part = parts[state] ?? 0
        const word = Math.max(
          0,
          ...Array.from(words.get(state) ?? []).filter((length) => isWord(symbols, last + 1 - length, last))
        )
        if (part + word > 0) {
          cover(Math.max(part, word), last)
          return
        }
      }
    })
    for (let state = states.at(-1) ?? 0; state > Substrings.root; state = linkOf(state)) {
      const beginning = beginnings[state] ?? 0
      if (beginning > 0) {
        cover(beginning, states.length - 1)
        break
      }
    }
  }
  return covers.map(({ ranges }) => ranges())
}
