/** What was said, by a server in a body or by something that was thrown, as a message. */
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"
import * as Json from "./json.js"

const members = ["msg", "message", "error_description", "error"]

/** By the member that auth-js takes it from, else as JSON. Reading it can throw: whoever made it may have meant harm. */
export const of = (said: unknown): string =>
  Either.try(() => {
    const words = Predicate.isObject(said)
      ? members.map((name): unknown => Reflect.get(said, name)).find(Predicate.isString)
      : undefined
    return words ?? Json.stringify(said)
  }).pipe(Either.getOrElse(() => Json.stringify(said)))
