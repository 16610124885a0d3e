/** Strings to values and back, without exceptions. */
import type { Result } from "./result.js"
import { attempt } from "./result.js"

export const parse = (text: string): Result<unknown, unknown> => attempt((): unknown => JSON.parse(text))

/** Creating the string can fail as well: no engine has strings of any length. */
export const read = (text: () => string): Result<unknown, unknown> => attempt((): unknown => JSON.parse(text()))

/** A value can be cyclic, exceed the stack, or fail to become a string. */
export const stringify = (value: object): Result<string, unknown> => attempt(() => JSON.stringify(value))
