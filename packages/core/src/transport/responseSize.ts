/** How much of a response is read. The rest is never read, so a few compressed bytes cannot fill the memory. */
import type { Issue } from "../check/issue.js"
import { isString } from "../predicate.js"

/** 64 MiB: enough for the largest page that makes sense, 1,000 users of 64 KB each. */
export const usual = 64 * 2 ** 20

/** Only the beginning of an error matters, and the server's own errors have a few hundred bytes. */
const ofError = 2 ** 20

/** No engine has longer strings. */
const ofText = 2 ** 29 - 25

export const isSuccess = (status: number): boolean => status >= 200 && status < 300

/** The limit for a response with this status. `most` is the limit for a successful one. */
export const limitFor = (status: number, most: number = usual): number =>
  Math.min(most, isSuccess(status) ? ofText : ofError)

/** The issue of a response beyond the limit. An error has none: its beginning is enough. */
export const excess = (status: number, limit: number): Issue | undefined =>
  isSuccess(status) ? { path: "", expected: `should be at most ${limit} bytes` } : undefined

/** Whether the length of a body is known to be within the limit. Then it can be read as a whole, which is faster. */
export const isKnown = (length: string | undefined, encoding: string | undefined, limit: number): boolean =>
  encoding === undefined && length !== undefined && /^\d+$/.test(length) && Number(length) <= limit

const isLonger = (text: string, limit: number): boolean => {
  if (text.length * 3 <= limit) return false
  let bytes = 0
  for (let at = 0; at < text.length && bytes <= limit; at++) {
    const unit = text.charCodeAt(at)
    // Each half of a surrogate pair counts two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3
  }
  return bytes > limit
}

/** A body that was already read as a whole: the part of it within the limit, and its issue. */
export const ofWhole = (
  status: number,
  text: unknown,
  limit: number
): { readonly text: string; readonly issue: Issue | undefined } => {
  if (!isString(text)) return { text: "", issue: { path: "", expected: "should be text" } }
  if (!isLonger(text, limit)) return { text, issue: undefined }
  const issue = excess(status, limit)
  return { text: issue === undefined ? text.slice(0, limit) : "", issue }
}
