/** From an endpoint to a method that gives a promise of an envelope. */
import type { Endpoint, Types } from "@gotrue-effect/admin/Endpoint"
import * as Empty from "@gotrue-effect/admin/internal/empty"
import * as Interpreter from "@gotrue-effect/admin/internal/interpreter"
import { isUuid } from "@gotrue-effect/admin/internal/uuidText"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type { CallOptions as Options } from "../models/Options.js"
import * as CallOptions from "./callOptions.js"
import { explain } from "./explain.js"
import type { Settings } from "./settings.js"
import * as Settle from "./settle.js"
import type { Failure } from "./toAuthError.js"
import * as ToAuthError from "./toAuthError.js"

interface Refused {
  readonly path: string
  readonly expected: string
  /** auth-js's own words, for those who want its behaviour. */
  readonly thrown: string
}

/** What is said of a classic method beside its endpoint. */
export interface Method<T extends Types, Failed> {
  readonly endpoint: Endpoint<T>
  /** The members of the input that must be UUIDs. */
  readonly uuids?: ReadonlyArray<keyof T["Input"] & string>
  /** What else auth-js refuses before it sends anything. */
  readonly refused?: (input: T["Input"]) => Refused | undefined
  /** `data` beside an error. */
  readonly failed: () => Failed
  /** Whether auth-js reads the answer outside of its envelope. */
  readonly readsOutside?: boolean
}

/** A method: the arguments of its endpoint, and the options of the call. */
type Bound<T extends Types, Failed> = (
  args: T["Arguments"],
  call?: Options
) => Promise<Settle.Envelope<T["Output"], Failed>>

export interface Bind {
  <T extends Types, Failed>(method: Method<T, Failed>): Bound<T, Failed>
}

const noUuid = (path: string): Refused => ({
  path,
  expected: "should be a UUID",
  thrown: "Expected parameter to be UUID but is not"
})

export const make =
  (settings: Settings): Bind =>
  <T extends Types, Failed>({ endpoint, failed, readsOutside = false, refused, uuids = [] }: Method<T, Failed>) => {
    const { checkedAnswers, envelopes } = settings.differences
    const face: Interpreter.Face<T["Input"], [T["Input"]]> = {
      accept: ([input]) => Either.right({ input }),
      explain: explain(endpoint.name),
      empty: checkedAnswers ? Empty.loose : Empty.none
    }
    const over = (transport: Interpreter.Transport) => Interpreter.make(endpoint, face, transport)
    let usual: ReturnType<typeof over> | undefined

    /** What auth-js throws: what the input throws on its way to JSON, and the answer on its way from it. */
    const thrown =
      (input: T["Input"]) =>
      (failure: Failure): Option.Option<unknown> =>
        failure._tag === "InvalidInput"
          ? Either.getLeft(
              Either.try({ try: () => JSON.stringify(endpoint.request?.(input).body), catch: (error) => error })
            )
          : readsOutside
            ? Either.getLeft(ToAuthError.unreadable(failure))
            : Option.none()

    const refuse = (ending: Settle.Ending<Failed>, path: string, expected: string, error: unknown) =>
      envelopes ? Settle.refuse(ToAuthError.invalidInput(endpoint.name, path, expected), ending) : Promise.reject(error)

    const look = (input: T["Input"]) => {
      const wrong = uuids.find((name) => !isUuid(`${input[name]}`))
      return { input, bad: wrong === undefined ? refused?.(input) : noUuid(wrong) }
    }

    return (args, given) => {
      const understood = CallOptions.read(given)
      const call = Either.getOrElse(understood, () => CallOptions.none)
      const ending: Settle.Ending<Failed> = { settings, call, failed }
      if (Either.isLeft(understood)) {
        return Settle.refuse(
          ToAuthError.invalidInput(endpoint.name, understood.left.path, understood.left.expected),
          ending
        )
      }
      // Who has no types can give anything, and reading it can throw.
      const read = Either.try({ try: () => look(endpoint.arguments(...args)), catch: (error) => error })
      if (Either.isLeft(read)) return refuse(ending, "", "can't be read", read.left)
      const { bad, input } = read.right
      if (bad !== undefined) {
        return refuse(ending, bad.path, bad.expected, new Error(`@supabase/auth-js: ${bad.thrown}`))
      }
      const hasOwn = call.timeout !== undefined || call.retry !== undefined
      const run = hasOwn ? over(settings.transportFor(call)) : (usual ??= over(settings.transport))
      return Settle.settle(run(input), envelopes ? ending : { ...ending, thrown: thrown(input) })
    }
  }
