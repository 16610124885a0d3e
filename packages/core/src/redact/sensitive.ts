/** The texts of a request that must be redacted in foreign messages. */
import { attempt, getOrElse } from "../result.js"

export interface Sensitive {
  /** Redacted anywhere, in many encodings. */
  readonly secrets: ReadonlyArray<string>
  /** Redacted as whole words. */
  readonly texts: ReadonlyArray<string>
  /** The argument that holds each text, such as `redirectTo`. */
  readonly names?: ReadonlyArray<string>
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

// Deeper names are data, and so are those inside of data.
const deepestName = 2
const data = /(?:data|mapping|params)$/

/** Where a value was found. */
interface Place {
  readonly isSecret: boolean
  readonly name: string
  /** The number of names that lead to it. */
  readonly depth: number
}

const inside = ({ depth, isSecret, name }: Place, member: string): Place => ({
  isSecret: isSecret || isSecretName(member),
  name: depth < deepestName && /^[a-z]\w{0,31}$/i.test(member) ? member : name,
  depth: data.test(member.slice(-20)) ? deepestName : depth + 1
})

interface Found {
  readonly secrets: Array<string>
  readonly texts: Array<string>
  readonly names: Array<string>
}

/** Sorts every text inside a value into one of the two lists. False when there were too many. */
const collect = (root: unknown, { names, secrets, texts }: Found, reveal: Reveal): boolean => {
  const visited = new Set<object>()
  // Stacks, since metadata may be deeper than the call stack.
  const objects: Array<object> = []
  const places: Array<Place> = []
  let values = 0
  let length = 0
  const isFull = (): boolean => values > mostValues || length > mostLength

  const takeText = (text: string, { isSecret, name }: Place) => {
    if (isSecret) secrets.push(text)
    else {
      texts.push(text)
      names.push(name)
    }
    length += Math.min(text.length, mostOfText) + costOfText
  }

  /** False when no more may be taken. */
  const take = (value: unknown, place: Place): boolean => {
    if (typeof value === "string") takeText(value, place)
    else if (typeof value === "number" || typeof value === "bigint") takeText(String(value), place)
    else if (typeof value === "object" && value !== null) {
      objects.push(value)
      places.push(place)
    }
    values++
    return !isFull()
  }

  const takeList = (list: ReadonlyArray<unknown>, place: Place) => {
    for (let at = 0; at < list.length; at++) if (!take(list[at], place)) return
  }

  const takeNamed = (object: object, place: Place) => {
    for (const name of Object.keys(object)) if (!take(Reflect.get(object, name), inside(place, name))) return
  }

  const takeUncommon = (object: object, place: Place) => {
    const box = reveal(object)
    if (box !== undefined) take(box.inside, { ...place, isSecret: true })
    else if (object instanceof URL || object instanceof Date) take(object.toJSON(), place)
    else takeNamed(object, place)
  }

  const takeMembers = (object: object, place: Place) => {
    if (Array.isArray(object)) takeList(object, place)
    // Most objects are plain, and this test is the cheapest.
    else if (Object.getPrototypeOf(object) === Object.prototype) takeNamed(object, place)
    else takeUncommon(object, place)
  }

  take(root, { isSecret: false, name: "", depth: 0 })
  for (let object = objects.pop(); object !== undefined; object = objects.pop()) {
    const place = places.pop()
    if (place === undefined || (visited.size > 0 && visited.has(object))) continue
    const before = objects.length
    takeMembers(object, place)
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
  const found: Found = { secrets: [], texts: [], names: [] }
  const isComplete = getOrElse(
    attempt(() => collect(value, found, reveal)),
    false
  )
  return isComplete ? found : { ...found, isIncomplete: true }
}
