/** Takes what a request carried out of a text that somebody else wrote. */
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import { known } from "../ErrorCode.js"
import * as AnyForm from "./anyForm.js"

/** What a request carried: secrets, which are hidden wherever they stand, and other texts, hidden as words. */
export interface Carried {
  readonly secrets: ReadonlyArray<string>
  readonly texts: ReadonlyArray<string>
}

/** For a request of which nothing is to be hidden. */
export const nothing: Carried = { secrets: [], texts: [] }

const secretName = /(?:password|password_hash|secret|token)$/i

/** Every text inside a value. Secret is what is `Redacted`, or a member whose name says so. */
export const carriedBy = (value: unknown): Carried => {
  const secrets = new Set<string>()
  const texts = new Set<string>()
  const visited = new Set<object>()
  // A stack, since metadata may be deeper than the call stack.
  const rest: Array<readonly [inner: unknown, secret: boolean]> = [[value, false]]
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const [inner, secret] = next
    if (Redacted.isRedacted(inner)) rest.push([Redacted.value(inner), true])
    else if (inner instanceof URL) texts.add(inner.href)
    else if (Predicate.isObject(inner) && !Predicate.isFunction(inner)) {
      if (visited.has(inner)) continue
      visited.add(inner)
      for (const [name, member] of Object.entries(inner)) rest.push([member, secret || secretName.test(name)])
    } else if (["string", "number", "bigint"].includes(typeof inner)) (secret ? secrets : texts).add(String(inner))
  }
  return { secrets: Array.from(secrets), texts: Array.from(texts) }
}

// The server's own sentences are made of these: hiding "email" because a caller's metadata holds it would help nobody.
const vocabulary = new Set(known.flatMap((code) => code.split("_")))

const mayStay = (text: string): boolean => text.length < 3 || vocabulary.has(text.toLowerCase())

const digitsOf = (text: string): ReadonlyArray<string> =>
  /^\+?[\d ().-]{7,}$/.test(text) ? [text.replace(/\D/g, "")] : []

// Longer texts would make regular expressions that no engine takes.
const longest = 4000

/** Whether a text can stand in another at all: most can't, and need no search. */
const mayStandIn = (text: string, lowerCase: string): boolean => {
  const probe = /[A-Za-z\d]{3,}/.exec(text)?.[0]
  return probe === undefined || lowerCase.includes(probe.toLowerCase())
}

// Where a word begins: also behind an escape, which may end with a letter or a digit.
const wordStart = String.raw`(?:(?<![\p{L}\p{N}])|(?<=%(?:25){0,3}[\da-f]{2}|\\u[\da-f]{4}|\\[bfnrt]))`

const hide = (text: string, hidden: string, as: "part" | "word"): string => {
  if (hidden.length > longest) return text.replaceAll(hidden, "<hidden>")
  const forms = [hidden, ...digitsOf(hidden)].map(AnyForm.source).join("|")
  return as === "part"
    ? text.replace(new RegExp(forms, "giu"), "<hidden>")
    : text.replace(new RegExp(String.raw`${wordStart}(?:${forms})(?![\p{L}\p{N}])`, "giu"), "<hidden>")
}

// None of these starts in the middle of what it could match, so that long texts take no longer than they are long.
const token =
  /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*|sb_(?:secret|publishable)_[\w-]+|(?<![\da-z])(?:pkce_)?[\da-f]{56}(?![\da-z])/gi
const email = /(?<![^\s"'<>()[\]{},;:=])[^\s"'<>()[\]{},;:=@]+(?:@|%40)[^\s"'<>()[\]{},;:=&]*[\p{L}\p{N}]/gu
const uuid = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi

/** Hides what was carried, and whatever looks like a token or an e-mail address. */
export const scrubButIds = (text: string, carried: Carried): string => {
  const lowerCase = text.toLowerCase()
  return [
    ...carried.secrets.map((secret) => [secret, secret.length < 4 ? "word" : "part"] as const),
    ...carried.texts.filter((some) => !mayStay(some)).map((some) => [some, "word"] as const)
  ]
    .filter(([hidden]) => hidden !== "" && mayStandIn(hidden, lowerCase))
    .toSorted(([a], [b]) => b.length - a.length)
    .reduce((rest, [hidden, as]) => hide(rest, hidden, as), text)
    .replace(token, "<token>")
    .replace(email, "<email>")
}

/** Hides what was carried, and whatever looks like a token, an e-mail address or an id. */
export const scrub = (text: string, carried: Carried): string => scrubButIds(text, carried).replace(uuid, "<id>")
