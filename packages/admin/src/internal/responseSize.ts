/**
 * How much of a response is read: what is larger is left, and the request with it, so that a few packed bytes can't fill
 * the memory.
 */
import * as Predicate from "effect/Predicate"
import type { Finding } from "./finding.js"

/** 64 MiB: the largest page that makes sense, 1,000 users with 64 KB each. */
export const usual = 64 * 2 ** 20

/** Of an error only the beginning counts, and a server's own are some hundred bytes. */
const ofError = 2 ** 20

/** More than this no engine puts into one text. */
const ofText = 2 ** 29 - 25

export const isGood = (status: number): boolean => status >= 200 && status < 300

/** The limit for a response of this status, where at most so much is wanted of a good one. */
export const limitFor = (status: number, most: number = usual): number =>
  Math.min(most, isGood(status) ? ofText : ofError)

/** What is wrong with a response that is larger. Of an error what came is enough. */
export const excess = (status: number, limit: number): Finding | undefined =>
  isGood(status) ? { path: "", expected: `should be at most ${limit} bytes` } : undefined

/** Whether the length of a body is known beforehand and small: then it can be read as a whole, which is quicker. */
export const isKnown = (length: string | undefined, encoding: string | undefined, limit: number): boolean =>
  encoding === undefined && length !== undefined && /^\d+$/.test(length) && Number(length) <= limit

const isLonger = (text: string, limit: number): boolean => {
  if (text.length * 3 <= limit) return false
  let bytes = 0
  for (let at = 0; at < text.length && bytes <= limit; at++) {
    const unit = text.charCodeAt(at)
    // Each half of a pair is two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3
  }
  return bytes > limit
}

/** A body that somebody else has read whole: as much of it as may be, and what is wrong with it. */
export const ofWhole = (
  status: number,
  text: unknown,
  limit: number
): { readonly text: string; readonly issue: Finding | undefined } => {
  if (!Predicate.isString(text)) return { text: "", issue: { path: "", expected: "should be text" } }
  if (!isLonger(text, limit)) return { text, issue: undefined }
  const issue = excess(status, limit)
  return { text: issue === undefined ? text.slice(0, limit) : "", issue }
}
