/** The message of a response body or a thrown value. */
import { isObject, isString } from "@gotrue-effect/core/predicate"
import { attempt } from "@gotrue-effect/core/result"
import * as Json from "./json.js"

const members = ["msg", "message", "error_description", "error"]

/** Taken from the member that auth-js reads, or else the value as JSON. Reading a hostile value can throw. */
export const of = (said: unknown): string => {
  const words = attempt(() => {
    const member = isObject(said) ? members.map((name): unknown => Reflect.get(said, name)).find(isString) : undefined
    return member ?? Json.stringify(said)
  })
  return words.ok ? words.value : Json.stringify(said)
}
