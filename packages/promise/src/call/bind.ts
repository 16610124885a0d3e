/** Turns an endpoint into a method that returns a promise of an envelope. */
import { isUuid } from "@gotrue-effect/core/check/uuid"
import type { Issue } from "@gotrue-effect/core/check/issue"
import * as Empty from "@gotrue-effect/core/exchange/empty"
import * as Exchange from "@gotrue-effect/core/exchange/exchange"
import type { Endpoint } from "@gotrue-effect/core/protocol/endpoint"
import type { Result } from "@gotrue-effect/core/result"
import { attempt } from "@gotrue-effect/core/result"
import type { HttpResponse } from "@gotrue-effect/core/transport/response"
import type { Failure } from "../error/toAuthError.js"
import * as ToAuthError from "../error/toAuthError.js"
import type { CallOptions as Options } from "../models/Options.js"
import * as CallOptions from "./callOptions.js"
import { run } from "./run.js"
import type { Sending } from "./run.js"
import type { Settings } from "./settings.js"
import * as Settle from "./settle.js"

interface Refused extends Issue {
  /** auth-js's own message, for `strictParity`. */
  readonly thrown: string
}

/** What a classic method adds to its endpoint. */
export interface Method<Arguments extends ReadonlyArray<unknown>, Input extends object, Body, Headers, Output, Failed> {
  readonly endpoint: Endpoint<Input>
  readonly arguments: (...args: Arguments) => Input
  readonly headers?: (headers: HttpResponse["headers"]) => Result<Headers, Issue>
  readonly output: (body: Body, headers: Headers) => Output
  /** The members of the input that must be UUIDs. */
  readonly uuids?: ReadonlyArray<keyof Input & string>
  /** What else auth-js rejects before it sends anything. */
  readonly refused?: (input: Input) => Refused | undefined | Promise<Refused | undefined>
  /** `data` beside an error. */
  readonly failed: () => Failed
  /** Whether auth-js reads the response outside its envelope. */
  readonly readsOutside?: boolean
}

/** A method: its arguments, and the options of the call. */
type Bound<Arguments, Output, Failed> = (args: Arguments, call?: Options) => Promise<Settle.Envelope<Output, Failed>>

export interface Bind {
  <
    Arguments extends ReadonlyArray<unknown>,
    Input extends object,
    Output,
    Failed,
    Body = undefined,
    Headers = undefined
  >(
    method: Method<Arguments, Input, Body, Headers, Output, Failed>
  ): Bound<Arguments, Output, Failed>
}

const noUuid = (path: string): Refused => ({
  path,
  expected: "should be a UUID",
  thrown: "Expected parameter to be UUID but is not"
})

const anything = () => true

export const make =
  (settings: Settings): Bind =>
  <Arguments extends ReadonlyArray<unknown>, Input extends object, Output, Failed, Body, Headers>({
    arguments: toInput,
    endpoint,
    failed,
    readsOutside = false,
    refused,
    uuids = [],
    ...reading
  }: Method<Arguments, Input, Body, Headers, Output, Failed>): Bound<Arguments, Output, Failed> => {
    const { checkedAnswers, envelopes } = settings.differences
    const over = (timeoutMillis: number) =>
      Exchange.make<{ Input: Input; Body: Body; Headers: Headers; Output: Output }, Input>(
        endpoint,
        {
          ...reading,
          ...(checkedAnswers || endpoint.response === undefined ? {} : { guard: anything }),
          empty: checkedAnswers ? Empty.loose : Empty.none
        },
        { ...settings.server, timeoutMillis }
      )
    let usual: ReturnType<typeof over> | undefined

    /** What auth-js throws: errors of `JSON.stringify` for the input, and of `JSON.parse` for the response. */
    const thrown =
      (input: Input) =>
      (failure: Failure): { readonly error: unknown } | undefined => {
        if (failure._tag !== "InvalidInput") return readsOutside ? ToAuthError.unreadable(failure) : undefined
        const written = attempt(() => JSON.stringify(endpoint.request?.(input).body))
        return written.ok ? undefined : written
      }

    const refuse = (ending: Settle.Ending<Failed>, { expected, path }: Issue, error: unknown) =>
      envelopes ? Settle.refuse(ToAuthError.invalidInput(endpoint.name, path, expected), ending) : Promise.reject(error)

    const look = (input: Input) => {
      const wrong = uuids.find((name) => !isUuid(`${input[name]}`))
      return { input, bad: wrong === undefined ? refused?.(input) : noUuid(wrong) }
    }

    return (args, given) => {
      const understood = CallOptions.read(given)
      const call = understood.ok ? understood.value : CallOptions.none
      const ending: Settle.Ending<Failed> = { settings, call, failed }
      if (!understood.ok) {
        const { expected, path } = understood.error
        return Settle.refuse(ToAuthError.invalidInput(endpoint.name, path, expected), ending)
      }
      // Reading untyped input can throw.
      const read = attempt(() => look(toInput(...args)))
      if (!read.ok) return refuse(ending, { path: "", expected: "can't be read" }, read.error)
      const { bad, input } = read.value
      const go = (bad: Refused | undefined) => {
        if (bad !== undefined) return refuse(ending, bad, new Error(`@supabase/auth-js: ${bad.thrown}`))
        const hasOwn = CallOptions.changeSending(call)
        const sending: Sending = hasOwn ? settings.sendingFor(call) : settings.sending
        const exchange = hasOwn ? over(sending.timeoutMillis) : (usual ??= over(sending.timeoutMillis))
        return Settle.settle<Output, Failed>(
          (done) => run(exchange, sending, input, done),
          envelopes ? ending : { ...ending, thrown: thrown(input) }
        )
      }
      return bad instanceof Promise ? bad.then(go) : go(bad)
    }
  }
