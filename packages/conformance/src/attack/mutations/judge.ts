/** Whether what came of a call may come of it. */
import type { Endpoint } from "@gotrue-effect/admin"
import { AdminError } from "@gotrue-effect/admin"
import * as Cause from "effect/Cause"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import { inspect } from "node:util"
import type { Exchange } from "./Example.js"
import { hasNoBody, most, seenText } from "./Example.js"
import { isValid } from "./validReplies.js"
import { key } from "./ways.js"

export interface Judgement {
  /** In one word, for the table. */
  readonly what: string
  readonly problem?: string
}

const common = [
  ..."InvalidInput ConnectionFailed RequestTimeout InvalidResponse Unauthenticated RateLimited".split(" "),
  ..."ServerError UnexpectedAnswer".split(" ")
]

const words = (value: unknown): string =>
  Either.getOrElse(
    Either.try(() =>
      value instanceof Error ? `${value.name}: ${value.message}`.slice(0, 120) : inspect(value).slice(0, 120)
    ),
    () => "something that can't be shown"
  )

const checks = new Map<string, ((body: unknown) => boolean) | undefined>()

const checkOf = (name: string) => {
  if (!checks.has(name)) checks.set(name, isValid(name))
  return checks.get(name)
}

const parse = (text: string) => Either.try((): unknown => JSON.parse(text))

/** What a deletion or a sign-out comes with. */
const saysDone = (text: string): boolean => {
  if (text.trim() === "") return true
  const body = parse(text)
  return Either.isRight(body) && Predicate.isRecord(body.right)
}

/** What is wrong with a success, by the response that it was made of. */
const wrongSuccess = (name: string, way: string, last: Exchange | undefined): string | undefined => {
  if (last === undefined) return "a success without a request"
  const { arrival, reply } = last.draft
  const is = checkOf(name)
  const isBare = way !== "undici" && hasNoBody.has(reply.status)
  if (arrival.how !== "whole" && arrival.how !== "pieces" && !(arrival.how === "breaks off" && isBare))
    return `a success of what ${arrival.how}`
  if (reply.status < 200 || reply.status > 299) return `a success of status ${reply.status}`
  const text = seenText(way, reply)
  if (is === undefined) return saysDone(text) ? undefined : "took any body for done"
  const body = parse(text)
  return Either.isRight(body) && is(body.right) ? undefined : "took what its schema refuses"
}

const breaksLine = /[\u2028\u2029]|(?![\t\u007f-\u009f])\p{Cc}/u

/** Whatever an error is printed with must print it. */
const unprintable = (error: unknown, cause: Cause.Cause<unknown>): string | undefined => {
  const printed = Either.try(() =>
    [JSON.stringify(error), inspect(error), Cause.pretty(cause), String(error)].join("\n")
  )
  return Either.isLeft(printed)
    ? "an error that can't be printed"
    : printed.right.includes(key)
      ? "an error that shows the key"
      : undefined
}

const wrongMessage = (message: string): string | undefined => {
  if (message === "") return "an error without a message"
  if (message.length > 3_000) return "an error with a message of more than 3,000 characters"
  if (breaksLine.test(message)) return "an error with a message of several lines"
  return message.includes(key) ? "an error that says the key" : undefined
}

const wrongFailure = (
  cause: Cause.Cause<unknown>,
  name: string,
  endpoint: Endpoint.Table[string] | undefined
): string | undefined => {
  const error = Option.getOrUndefined(Cause.failureOption(cause))
  if (error === undefined) return `a defect: ${words(Cause.squash(cause))}`
  if (!AdminError.isAdminError(error)) return `not an error of the library: ${words(error)}`
  if (endpoint !== undefined && ![...common, ...endpoint.errors].includes(error._tag)) {
    return `${error._tag}, which is not among its errors`
  }
  if (endpoint !== undefined && error.operation !== name) return `an error of ${error.operation}`
  return wrongMessage(error.message) ?? unprintable(error, cause)
}

const mayBeSentAgain = ({ draft: { arrival, reply } }: Exchange): boolean =>
  arrival.how === "rejects" || arrival.how === "throws" || arrival.how === "resolves"
    ? arrival.with.includes("refused") || arrival.with.includes("like a response")
    : reply.status === 429

const sentAgain = (exchanges: ReadonlyArray<Exchange>, endpoint: Endpoint.Table[string]): boolean =>
  endpoint.method !== "GET" && exchanges.slice(0, -1).some((one) => !mayBeSentAgain(one))

/** Of a call of the service. */
export const judge = (
  { endpoint, name }: { readonly name: string; readonly endpoint?: Endpoint.Table[string] | undefined },
  way: string,
  exchanges: ReadonlyArray<Exchange>,
  exit: Exit.Exit<unknown, unknown>
): Judgement => {
  const what = Exit.match(exit, {
    onSuccess: () => "success",
    onFailure: (cause) =>
      Option.match(Cause.failureOption(cause), {
        onNone: () => "defect",
        onSome: (error) => (AdminError.isAdminError(error) ? error._tag : "another error")
      })
  })
  const problem =
    exchanges.length > most
      ? "asks without end"
      : endpoint !== undefined && sentAgain(exchanges, endpoint)
        ? "sent again what may have been processed"
        : Exit.match(exit, {
            onSuccess: () => (endpoint === undefined ? undefined : wrongSuccess(name, way, exchanges.at(-1))),
            onFailure: (cause) => wrongFailure(cause, name, endpoint)
          })
  return problem === undefined ? { what } : { what, problem }
}

const isAuthError = (value: unknown): value is Error =>
  value instanceof Error && Predicate.hasProperty(value, "__isAuthError")

const wrongAuthError = (error: unknown): string | undefined => {
  if (!isAuthError(error)) return `an error that is no AuthError: ${words(error)}`
  if (!Predicate.isString(error.message)) return "an error whose message is no text"
  const printed = Either.try(() => [JSON.stringify(error), inspect(error), String(error)].join("\n"))
  return Either.isLeft(printed) ? "an error that can't be printed" : undefined
}

const mayReject = new Set(["users", "audit.entries"])

/** Of a call of the promise class. */
export const judgePromise = (
  name: string,
  throws: boolean,
  exchanges: ReadonlyArray<Exchange>,
  settled: Either.Either<unknown, unknown>
): Judgement => {
  if (Either.isLeft(settled)) {
    const problem = throws || mayReject.has(name) ? wrongAuthError(settled.left) : `rejects: ${words(settled.left)}`
    return problem === undefined ? { what: "rejection" } : { what: "rejection", problem }
  }
  const envelope = settled.right
  if (exchanges.length > most) return { what: "success", problem: "asks without end" }
  if (!Predicate.hasProperty(envelope, "error") || !Predicate.hasProperty(envelope, "data")) {
    return { what: "no envelope", problem: `no envelope: ${words(envelope)}` }
  }
  if (envelope.error === null) return { what: "success" }
  const problem = throws ? "resolves to an error in spite of throwOnError" : wrongAuthError(envelope.error)
  const what = isAuthError(envelope.error) ? envelope.error.name : "another error"
  return problem === undefined ? { what } : { what, problem }
}
