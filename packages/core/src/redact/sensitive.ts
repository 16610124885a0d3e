/** The texts of a request that must be redacted in foreign messages. */
import { attempt, getOrElse } from "../result.js"

export interface Sensitive {
  /** Redacted anywhere, in many encodings. */
  readonly secrets: ReadonlyArray<string>
  /** Redacted as whole words. */
  readonly texts: ReadonlyArray<string>
  /** There may be more: the value was too large, or reading it failed. Then no foreign text is shown at all. */
  readonly isIncomplete?: boolean
}

/** For a request without sensitive texts. */
export const nothing: Sensitive = { secrets: [], texts: [] }

/** Unwraps a secret of a shell, such as Effect's `Redacted`; undefined for any other value. */
export type Reveal = (value: unknown) => { readonly inside: unknown } | undefined

const noBoxes: Reveal = () => undefined

// Each text is searched for in each message, so their number and length are limited. Only the beginning of a text counts,
// since no message is longer: one text may be of any length.
const mostLength = 64 * 1024
const mostOfText = 8 * 1024
/** The cost of a text beyond its length, in characters. */
const costOfText = 16
/** The most values of any kind. */
const mostValues = 220_000

const secretName = /(?:password|password_hash|secret|token)$/i

const isSecretName = (name: string): boolean => secretName.test(name.slice(-20))

/** Sorts every text inside a value into one of the two lists. False when there were too many. */
const collect = (root: unknown, secrets: Array<string>, others: Array<string>, reveal: Reveal): boolean => {
  const visited = new Set<object>()
  // Stacks, since metadata may be deeper than the call stack.
  const objects: Array<object> = []
  const areSecret: Array<boolean> = []
  let values = 0
  let length = 0
  const isFull = (): boolean => values > mostValues || length > mostLength

  const takeText = (text: string, isSecret: boolean) => {
    const texts = isSecret ? secrets : others
    texts.push(text)
    length += Math.min(text.length, mostOfText) + costOfText
  }

  /** False when no more may be taken. */
  const take = (value: unknown, isSecret: boolean): boolean => {
    if (typeof value === "string") takeText(value, isSecret)
    else if (typeof value === "number" || typeof value === "bigint") takeText(String(value), isSecret)
    else if (typeof value === "object" && value !== null) {
      objects.push(value)
      areSecret.push(isSecret)
    }
    values++
    return !isFull()
  }

  const takeList = (list: ReadonlyArray<unknown>, isSecret: boolean) => {
    for (let at = 0; at < list.length; at++) if (!take(list[at], isSecret)) return
  }

  const takeNamed = (object: object, isSecret: boolean) => {
    for (const name of Object.keys(object)) {
      if (!take(Reflect.get(object, name), isSecret || isSecretName(name))) return
    }
  }

  const takeUncommon = (object: object, isSecret: boolean) => {
    const box = reveal(object)
    if (box !== undefined) take(box.inside, true)
    else if (object instanceof URL || object instanceof Date) take(object.toJSON(), isSecret)
    else takeNamed(object, isSecret)
  }

  const takeMembers = (object: object, isSecret: boolean) => {
    if (Array.isArray(object)) takeList(object, isSecret)
    // Most objects are plain, and this test is the cheapest.
    else if (Object.getPrototypeOf(object) === Object.prototype) takeNamed(object, isSecret)
    else takeUncommon(object, isSecret)
  }

  take(root, false)
  for (let object = objects.pop(); object !== undefined; object = objects.pop()) {
    const isSecret = areSecret.pop() ?? false
    if (visited.size > 0 && visited.has(object)) continue
    const before = objects.length
    takeMembers(object, isSecret)
    if (isFull()) return false
    // An object without objects inside cannot hold itself.
    if (objects.length > before) visited.add(object)
  }
  return true
}

/**
 * Every text inside a value. A text is secret when `reveal` opens its box, or when the name of its member says so. The
 * value may hold itself, be deeper than the call stack, and throw when it is read.
 */
export const sensitiveIn = (value: unknown, reveal: Reveal = noBoxes): Sensitive => {
  const secrets: Array<string> = []
  const texts: Array<string> = []
  const isComplete = getOrElse(
    attempt(() => collect(value, secrets, texts, reveal)),
    false
  )
  return isComplete ? { secrets, texts } : { secrets, texts, isIncomplete: true }
}
