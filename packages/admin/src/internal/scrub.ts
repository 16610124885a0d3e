/** Takes what a request carried out of texts that somebody else wrote. */
import type { Carried } from "./carried.js"
import type { Range } from "./ranges.js"
import * as Standing from "./standing.js"

export { carriedBy, nothing } from "./carried.js"
export type { Carried } from "./carried.js"

/** A text to be shown. */
export interface Shown {
  readonly text: string
  /** How many characters of it are shown at most. */
  readonly longest: number
  /** Whether ids may be seen. */
  readonly ids: boolean
}

const hidden = "<hidden>"

// None of these starts in the middle of what it could match, so that long texts take no longer than they are long.
const token =
  /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*|sb_(?:secret|publishable)_[\w-]+|(?<![\da-z])(?:pkce_)?[\da-f]{56}(?![\da-z])/gi
const email = /(?<![^\s"'<>()[\]{},;:=])[^\s"'<>()[\]{},;:=@]+(?:@|%40)[^\s"'<>()[\]{},;:=&]*[\p{L}\p{N}]/gu
const uuid = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi

/** What may be the beginning of one, when it is cut. */
const begun = /eyJ|sb_|pkce_|[\da-f]{8}|@|%40/i

/** The first characters of a text, and no half of one. */
export const begin = (text: string, length: number): string => {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd8_00 && last < 0xdc_00 ? length - 1 : length)
}

/** Of a text that was cut, without the last word if that may be the beginning of what must not be seen. */
const withoutBegun = (text: string): string => {
  let start = text.length
  while (start > 0 && /[\w.%@+-]/.test(text.charAt(start - 1))) start--
  return begun.test(text.slice(start)) ? text.slice(0, start) + hidden : text
}

const replace = (text: string, ranges: ReadonlyArray<Range>): string => {
  const kept = ranges.map(({ start }, number) => text.slice(ranges[number - 1]?.end ?? 0, start) + hidden)
  return kept.join("") + text.slice(ranges.at(-1)?.end ?? 0)
}

/**
 * Hides what was carried, and whatever looks like a token, an e-mail address or an id. Of a text that is much longer than
 * what is shown of it, only the beginning is left, so that the cost has a bound.
 */
export const redact = (shown: ReadonlyArray<Shown>, carried: Carried): ReadonlyArray<string> => {
  if (carried.isIncomplete === true) return shown.map(() => hidden)
  // Hiding makes a text shorter, mostly.
  const said = shown.map(({ longest, text }) => ({ text: begin(text, 2 * longest), isCut: text.length > 2 * longest }))
  const found = Standing.find(said, carried)
  return said.map(({ isCut, text }, number) => {
    const replaced = replace(text, found[number] ?? [])
    const clean = (isCut ? withoutBegun(replaced) : replaced).replace(token, "<token>").replace(email, "<email>")
    return (shown[number]?.ids === true ? clean : clean.replace(uuid, "<id>")) + (isCut ? "…" : "")
  })
}

/** Hides what was carried, and whatever looks like a token, an e-mail address or an id. */
export const scrub = (text: string, carried: Carried): string =>
  redact([{ text, longest: 1000, ids: false }], carried).join("")

const looksLikeCode = /^(?:(?:UND_)?ERR_[A-Z_]+|E[A-Z]+)$/

/** Whether a code holds what was carried, or is a part of it. What looks like a system's own can hold ordinary words. */
export const isEcho = (code: string, carried: Carried): boolean => {
  const texts = looksLikeCode.test(code) ? [] : carried.texts
  const lower = code.toLowerCase()
  return (
    scrub(code, { ...carried, texts }) !== code ||
    [...carried.secrets, ...texts].some((text) => text.toLowerCase().includes(lower))
  )
}
