/** What a transport gave: anyone can write one, with types or without. */
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import { LazyAnswer } from "./lazyAnswer.js"
import * as ResponseSize from "./responseSize.js"
import type { WireAnswer, WireFailure } from "./wire.js"

/** Nothing that can be read as a response came. Asking again is no use, but the server may have acted. */
const nothing: Exit.Exit<never, WireFailure> = Exit.fail({ reason: "ERR_INVALID_RESPONSE", sent: "unknown" })

/** Zero stands for a redirect that browsers hide. */
const isStatus = (status: unknown): status is number =>
  Number.isInteger(status) && (status === 0 || (Number(status) >= 100 && Number(status) <= 999))

const headersOf = (headers: unknown): Readonly<Record<string, string>> =>
  Predicate.isObject(headers)
    ? Object.fromEntries(
        Object.entries(headers).filter((entry): entry is [string, string] => Predicate.isString(entry[1]))
      )
    : {}

/** A copy, so that nothing is read a second time, where it may throw or be something else. */
const read = (answer: unknown, most: number | undefined): Option.Option<WireAnswer> => {
  if (!Predicate.hasProperty(answer, "status") || !isStatus(answer.status)) return Option.none()
  const { status } = answer
  const limit = ResponseSize.limitFor(status, most)
  const headers = headersOf(Reflect.get(answer, "headers"))
  const jsonText: unknown = Reflect.get(answer, "jsonText")
  return Option.some({
    status,
    headers,
    ...ResponseSize.ofWhole(status, Reflect.get(answer, "text"), limit),
    ...(Predicate.isString(jsonText) ? { jsonText } : {})
  })
}

/** Transports of our own read no more than they should, and are believed. */
export const check = (answer: unknown, most: number | undefined): Exit.Exit<WireAnswer, WireFailure> =>
  answer instanceof LazyAnswer && isStatus(answer.status)
    ? Exit.succeed(answer)
    : Either.match(
        Either.try(() => read(answer, most)),
        {
          onLeft: () => nothing,
          onRight: Option.match({ onNone: () => nothing, onSome: Exit.succeed })
        }
      )
