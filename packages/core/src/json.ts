/** Text to values and back, without exceptions. */
import type { Result } from "./result.js"
import { attempt } from "./result.js"

export const parse = (text: string): Result<unknown, unknown> => attempt((): unknown => JSON.parse(text))

/** Making the text can fail too: no engine makes one of any length. */
export const read = (text: () => string): Result<unknown, unknown> => attempt((): unknown => JSON.parse(text()))

/** A value can hold itself, be deeper than the call stack, or fail to become text. */
export const stringify = (value: object): Result<string, unknown> => attempt(() => JSON.stringify(value))
