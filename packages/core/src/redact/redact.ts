/** Redacts foreign messages. */
import type { Excerpt } from "./excerpt.js"
import { truncate } from "./excerpt.js"
import * as Occurrences from "./occurrences.js"
import type { Range } from "./ranges.js"
import type { Sensitive } from "./sensitive.js"

const hidden = "<hidden>"

// No pattern can start in the middle of its own match, so the time is linear in the length of the text.
const token =
  /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*|sb_(?:secret|publishable)_[\w-]+|(?<![\da-z])(?:pkce_)?[\da-f]{56}(?![\da-z])/gi
const email = /(?<![^\s"'<>()[\]{},;:=])[^\s"'<>()[\]{},;:=@]+(?:@|%40)[^\s"'<>()[\]{},;:=&]*[\p{L}\p{N}]/gu
const uuid = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi

/** May be the beginning of a token, an address or an id that was cut. */
const begun = /eyJ|sb_|pkce_|[\da-f]{8}|@|%40/i

/** Hides the last word of a text that was cut, if that word may be the beginning of a token, an address or an id. */
const withoutBegun = (text: string): string => {
  let start = text.length
  while (start > 0 && /[\w.%@+-]/.test(text.charAt(start - 1))) start--
  return begun.test(text.slice(start)) ? text.slice(0, start) + hidden : text
}

const replace = (text: string, ranges: ReadonlyArray<Range>, names: ReadonlyArray<string>): string => {
  const marker = (name: string | undefined) => (name === undefined || name === "" ? hidden : `<your ${name}>`)
  const kept = ranges.map(
    ({ name, start }, number) => text.slice(ranges[number - 1]?.end ?? 0, start) + marker(names[name])
  )
  return kept.join("") + text.slice(ranges.at(-1)?.end ?? 0)
}

/**
 * Redacts sensitive texts, and whatever looks like a token, an e-mail address or an id. A text that is much longer than
 * its excerpt is cut first, so that the cost is bounded.
 */
export const redactAll = (excerpts: ReadonlyArray<Excerpt>, sensitive: Sensitive): ReadonlyArray<string> => {
  if (sensitive.isIncomplete === true) return excerpts.map(() => hidden)
  // Redaction usually shortens a text.
  const messages = excerpts.map(({ longest, text }) => ({
    text: truncate(text, 2 * longest),
    isCut: text.length > 2 * longest
  }))
  const found = Occurrences.find(messages, sensitive)
  return messages.map(({ isCut, text }, number) => {
    const replaced = replace(text, found.ranges[number] ?? [], found.names)
    const safe = (isCut ? withoutBegun(replaced) : replaced).replace(token, "<token>").replace(email, "<email>")
    return (excerpts[number]?.ids === true ? safe : safe.replace(uuid, "<id>")) + (isCut ? "…" : "")
  })
}

/** Redacts sensitive texts, and whatever looks like a token, an e-mail address or an id. */
export const redact = (text: string, sensitive: Sensitive): string =>
  redactAll([{ text, longest: 1000, ids: false }], sensitive).join("")

const looksLikeCode = /^(?:(?:UND_)?ERR_[A-Z_]+|E[A-Z]+)$/

/** Whether a code holds what the request held, or is a part of it. What looks like a system's own can hold ordinary words. */
export const isEcho = (code: string, sensitive: Sensitive): boolean => {
  const texts = looksLikeCode.test(code) ? [] : sensitive.texts
  const lower = code.toLowerCase()
  return (
    redact(code, { ...sensitive, texts }) !== code ||
    [...sensitive.secrets, ...texts].some((text) => text.toLowerCase().includes(lower))
  )
}
