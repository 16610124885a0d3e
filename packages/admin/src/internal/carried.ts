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
const collect = (root: unknown, secrets: Set<string>, texts: Array<string>): boolean => {
  const visited = new Set<object>()
  // Stacks, since metadata may be deeper than the call stack.
  const objects: Array<object> = []
  const areSecret: Array<boolean> = []
  let left = mostValues

  const take = (value: unknown, isSecret: boolean) => {
    left--
    if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") {
      if (isSecret) secrets.add(String(value))
      else texts.push(String(value))
    } else if (typeof value === "object" && value !== null) {
      objects.push(value)
      areSecret.push(isSecret)
    }
  }

  const takeMembers = (object: object, isSecret: boolean) => {
    if (Redacted.isRedacted(object)) take(Redacted.value(object), true)
    else if (object instanceof URL || object instanceof Date) take(object.toJSON(), isSecret)
    else if (Array.isArray(object)) for (let at = 0; at < object.length && left > 0; at++) take(object[at], isSecret)
    else {
      for (const name of Object.keys(object)) {
        if (left <= 0) return
        take(Reflect.get(object, name), isSecret || isSecretName(name))
      }
    }
  }

  take(root, false)
  for (let object = objects.pop(); object !== undefined && left > 0; object = objects.pop()) {
    const isSecret = areSecret.pop() ?? false
    if (visited.has(object)) continue
    const before = objects.length
    takeMembers(object, isSecret)
    // What holds no other object can't hold itself.
    if (objects.length > before) visited.add(object)
  }
  return left > 0
}

/**
 * Every text inside a value. Secret is what is `Redacted`, or a member whose name says so. A value may hold itself, be
 * deeper than the call stack, and throw when it is read.
 */
export const carriedBy = (value: unknown): Carried => {
  const secrets = new Set<string>()
  const texts: Array<string> = []
  const isComplete = Option.liftThrowable(collect)(value, secrets, texts)
  return {
    secrets: Array.from(secrets),
    texts,
    ...(Option.contains(isComplete, true) ? {} : { isIncomplete: true })
  }
}
