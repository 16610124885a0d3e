/** Every text that an error shows, by whatever means. */
import * as Cause from "effect/Cause"
import * as Predicate from "effect/Predicate"
import { inspect } from "node:util"

/** The texts inside of it, as they are. */
export const texts = (value: unknown, found: Array<string> = []): ReadonlyArray<string> => {
  if (Predicate.isString(value)) found.push(value)
  else if (Predicate.isObject(value) && !Predicate.isFunction(value)) {
    for (const name of Object.getOwnPropertyNames(value)) {
      if (name === "stack") continue
      found.push(name)
      texts(Reflect.get(value, name), found)
    }
  }
  if (value instanceof Error) found.push(value.message, String(value))
  return found
}

/** As it is printed. */
export const printed = (error: unknown): string => {
  const cause = Cause.fail(error)
  return [
    JSON.stringify(error),
    inspect(error, { depth: Infinity, showHidden: true, getters: true }),
    Cause.pretty(cause, { renderErrorCause: true }),
    JSON.stringify(cause),
    error instanceof Error ? String(error.stack) : ""
  ].join("\n")
}
