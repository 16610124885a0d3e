/** What a request carried, and what must therefore not be seen in what others say of it. */
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"

/** Secrets, which are hidden wherever they stand, and other texts, hidden as words. */
export interface Carried {
  readonly secrets: ReadonlyArray<string>
  readonly texts: ReadonlyArray<string>
  /** That there may be more: it was too much, or it could not be read. Then nothing that others say is shown. */
  readonly isIncomplete?: boolean
}

/** For a request of which nothing is to be hidden. */
export const nothing: Carried = { secrets: [], texts: [] }

// More than a request of a megabyte can hold.
const mostValues = 1_000_000

const secretName = /(?:password|password_hash|secret|token)$/i

const isSecretName = (name: string): boolean => secretName.test(name.slice(-20))

/** Every text inside a value, by whether it is secret. False when it was too much. */
const collect = (root: unknown, secrets: Array<string>, texts: Array<string>): boolean => {
  const visited = new Set<object>()
  // Stacks, since metadata may be deeper than the call stack.
  const objects: Array<object> = []
  const areSecret: Array<boolean> = []
  let left = mostValues

  /** False when it was the last one. */
  const take = (value: unknown, isSecret: boolean): boolean => {
    if (typeof value === "string") (isSecret ? secrets : texts).push(value)
    else if (typeof value === "number" || typeof value === "bigint") (isSecret ? secrets : texts).push(String(value))
    else if (typeof value === "object" && value !== null) {
      objects.push(value)
      areSecret.push(isSecret)
    }
    return --left > 0
  }

  const takeList = (list: ReadonlyArray<unknown>, isSecret: boolean) => {
    for (let at = 0; at < list.length; at++) if (!take(list[at], isSecret)) return
  }

  const takeNamed = (object: object, isSecret: boolean) => {
    for (const name of Object.keys(object)) {
      if (!take(Reflect.get(object, name), isSecret || isSecretName(name))) return
    }
  }

  const takeMembers = (object: object, isSecret: boolean) => {
    if (Array.isArray(object)) takeList(object, isSecret)
    // Most are plain, and to find that out costs least.
    else if (Object.getPrototypeOf(object) === Object.prototype) takeNamed(object, isSecret)
    else if (Redacted.isRedacted(object)) take(Redacted.value(object), true)
    else if (object instanceof URL || object instanceof Date) take(object.toJSON(), isSecret)
    else takeNamed(object, isSecret)
  }

  take(root, false)
  for (let object = objects.pop(); object !== undefined; object = objects.pop()) {
    const isSecret = areSecret.pop() ?? false
    if (visited.size > 0 && visited.has(object)) continue
    const before = objects.length
    takeMembers(object, isSecret)
    if (left <= 0) return false
    // What holds no other object can't hold itself.
    if (objects.length > before) visited.add(object)
  }
  return true
}

/**
 * Every text inside a value. Secret is what is `Redacted`, or a member whose name says so. A value may hold itself, be
 * deeper than the call stack, and throw when it is read.
 */
export const carriedBy = (value: unknown): Carried => {
  const secrets: Array<string> = []
  const texts: Array<string> = []
  const isComplete = Option.liftThrowable(collect)(value, secrets, texts)
  return {
    secrets,
    texts,
    ...(Option.contains(isComplete, true) ? {} : { isIncomplete: true })
  }
}
