/** Takes what a request carried out of a text that somebody else wrote. */
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"

const email = /[^\s"'<>()[\]{},;:=]+@[^\s"'<>()[\]{},;:=]+/g
const uuid = /[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}/g
const token = /\beyJ[\w-]+\.[\w-]+\.[\w-]*|\bsb_(?:secret|publishable)_[\w-]+|\b(?:pkce_)?[0-9a-f]{56}\b/g

/** Shorter texts stand in sentences by chance. */
const worthHiding = (value: string) => value.length >= 4

/** Every text inside a value, with `Redacted` opened; keys are left. At most 1,000 of them, and 20 levels deep. */
export const textsOf = (value: unknown, depth = 0): ReadonlyArray<string> => {
  if (depth > 20) return []
  if (typeof value === "string") return [value]
  if (Redacted.isRedacted(value)) return textsOf(Redacted.value(value), depth + 1)
  if (value instanceof URL) return [value.href]
  if (!Predicate.isObject(value)) return []
  return Object.values(value)
    .flatMap((inner) => textsOf(inner, depth + 1))
    .slice(0, 1000)
}

/** Hides the given texts, and whatever looks like an e-mail address, an id or a token. */
export const scrub = (text: string, carried: ReadonlyArray<string>): string =>
  carried
    .filter(worthHiding)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, value) => rest.replaceAll(value, "<hidden>"), text)
    .replace(token, "<token>")
    .replace(email, "<email>")
    .replace(uuid, "<id>")
