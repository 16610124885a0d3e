/** What was said, by a server in a body or by something that was thrown, as a message. */
import { isObject, isString } from "@gotrue-effect/core/predicate"
import { attempt } from "@gotrue-effect/core/result"
import * as Json from "./json.js"

const members = ["msg", "message", "error_description", "error"]

/** By the member that auth-js takes it from, else as JSON. Reading it can throw: whoever made it may have meant harm. */
export const of = (said: unknown): string => {
  const words = attempt(() => {
    const member = isObject(said) ? members.map((name): unknown => Reflect.get(said, name)).find(isString) : undefined
    return member ?? Json.stringify(said)
  })
  return words.ok ? words.value : Json.stringify(said)
}
