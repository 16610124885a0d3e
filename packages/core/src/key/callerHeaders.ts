/** The headers that a caller adds to every request. */
import type { Issue } from "../check/issue.js"
import type { Result } from "../result.js"
import { err, ok } from "../result.js"
import { isName, isValue } from "./headerText.js"

/** A header as the caller wrote it. */
export interface CallerHeader {
  readonly name: string
  readonly value: string
  /** The caller marked it as a secret. */
  readonly isSecret: boolean
}

export interface CallerHeaders {
  /** Under lower-case names. */
  readonly values: Readonly<Record<string, string>>
  readonly secretNames: ReadonlyArray<string>
  readonly secrets: ReadonlyArray<string>
}

/** The headers whose values are always secret. */
export const alwaysSecret: ReadonlyArray<string> = ["apikey", "authorization", "cookie", "x-api-key"]

const invalid = (path: string, expected: string) => err({ path, expected })

/** Validates headers, and marks those that are secret. */
export const read = (headers: ReadonlyArray<CallerHeader>): Result<CallerHeaders, Issue> => {
  const all = headers.map(({ isSecret, name, value }) => ({
    name: name.toLowerCase(),
    value,
    isSecret: isSecret || alwaysSecret.includes(name.toLowerCase())
  }))
  if (!all.every(({ name }) => isName(name))) {
    return invalid("headers", "should have names that HTTP allows: letters, digits and hyphens")
  }
  const wrong = all.find(({ value }) => !isValue(value))
  if (wrong !== undefined) {
    return invalid(
      `headers.${wrong.name}`,
      "should have no line breaks, no control characters and no text outside Latin-1"
    )
  }
  const secret = all.filter(({ isSecret }) => isSecret)
  return ok({
    values: Object.fromEntries(all.map(({ name, value }) => [name, value])),
    secretNames: alwaysSecret.concat(secret.map(({ name }) => name)),
    secrets: secret.map(({ value }) => value)
  })
}
