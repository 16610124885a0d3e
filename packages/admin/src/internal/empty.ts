/**
 * What an answer without data must be. The page of somebody in between, such as a hotel's, comes with 200 too, and says
 * that nothing was done.
 */
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import type { Finding } from "./finding.js"
import * as Json from "./json.js"
import type { WireAnswer } from "./wire.js"

/** How the server itself says nothing. */
export type Form = "object" | undefined

/** Finds what is wrong with an answer that should hold no data. */
export type Check = (answer: WireAnswer, form: Form) => Finding | undefined

/** Nothing that is longer is nothing. */
const longest = 1_000

const isBlank = (text: string): boolean => text.length < longest && text.trim() === ""

const record = (text: string) => Option.filter(Json.parse(text), Predicate.isRecord)

const finding = (expected: string): Finding => ({ path: "", expected })

const badStatus = ({ status }: WireAnswer): Finding | undefined =>
  status === 200 || status === 204 ? undefined : finding("should come with 200 or 204")

/** Gateways make 200 of 204, and an empty object of no body. */
export const strict: Check = (answer, form) => {
  const wrong = badStatus(answer)
  if (wrong !== undefined) return wrong
  const { status, text } = answer
  if (isBlank(text)) return form === "object" && status === 200 ? finding("is empty") : undefined
  return text.length < longest && Option.exists(record(text), (body) => Object.keys(body).length === 0)
    ? undefined
    : finding(form === "object" ? "should be an empty object" : "should be empty")
}

/** As stand-ins for a server have it, which say the same to everything: any object will do. */
export const loose: Check = (answer) =>
  badStatus(answer) ??
  (isBlank(answer.text) || Option.isSome(record(answer.text)) ? undefined : finding("should be empty"))

export const none: Check = () => undefined
