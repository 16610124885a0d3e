/**
 * What a response without data must be. The login page of a network in between also comes with 200, and means that
 * nothing was done.
 */
import type { Issue } from "../check/issue.js"
import * as Json from "../json.js"
import { isRecord } from "../predicate.js"
import type { HttpResponse } from "../transport/response.js"

/** How the server itself responds without data. */
export type Form = "object" | undefined

/** Returns what is wrong with a response that should hold no data. */
export type Check = (response: HttpResponse, form: Form) => Issue | undefined

/** Any longer text holds data. */
const longest = 1_000

const isBlank = (text: string): boolean => text.length < longest && text.trim() === ""

const recordIn = (text: string): object | undefined => {
  const parsed = Json.parse(text)
  return parsed.ok && isRecord(parsed.value) ? parsed.value : undefined
}

const issue = (expected: string): Issue => ({ path: "", expected })

const badStatus = ({ status }: HttpResponse): Issue | undefined =>
  status === 200 || status === 204 ? undefined : issue("should come with 200 or 204")

/** Gateways turn 204 into 200, and no body into an empty object. */
export const strict: Check = (response, form) => {
  const wrong = badStatus(response)
  if (wrong !== undefined) return wrong
  const { status, text } = response
  if (isBlank(text)) return form === "object" && status === 200 ? issue("is empty") : undefined
  const record = text.length < longest ? recordIn(text) : undefined
  return record !== undefined && Object.keys(record).length === 0
    ? undefined
    : issue(form === "object" ? "should be an empty object" : "should be empty")
}

/** For test doubles, which respond alike to everything: any object is accepted. */
export const loose: Check = (response) =>
  badStatus(response) ??
  (isBlank(response.text) || recordIn(response.text) !== undefined ? undefined : issue("should be empty"))

export const none: Check = () => undefined
