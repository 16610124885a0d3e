import { isBroken } from "../../standards/url/escape.js"
import type { DatabaseError } from "./error.js"

/** The database keeps every character but one. */
export const nulInText: DatabaseError = { code: "22021", message: 'invalid byte sequence for encoding "UTF8": 0x00' }

/** Whether a text, or something in it, cannot be kept or asked for. */
export const isUnstorable = (text: string): boolean => text.includes("\u0000") || isBroken(text)

/** The error for the first text that cannot be kept, if there is one. */
export const textProblem = (texts: ReadonlyArray<string | null>): DatabaseError | undefined =>
  texts.some((text) => text !== null && isUnstorable(text)) ? nulInText : undefined

/** Lower case as the database makes it: one character for one. */
export const lowerCase = (text: string): string =>
  /^\p{ASCII}*$/u.test(text)
    ? text.toLowerCase()
    : [...text].map((character) => [...character.toLowerCase()][0] ?? character).join("")
