/** Plays generated calls through auth-js and through us, and says what differs and under which name that is known. */
import type { GoTrueAdminApi } from "@supabase/auth-js"
import { FastCheck, Predicate } from "effect"
import { isDeepStrictEqual } from "node:util"
import type { GoTrueAdminApiOptions } from "../../src/index.js"
import type { AnyCall, Ref } from "./anyCall.js"
import { anySequence } from "./anyCall.js"
import type { Shown } from "./pair.js"
import * as Pair from "./pair.js"

interface Difference {
  readonly call: AnyCall
  readonly args: ReadonlyArray<unknown>
  readonly theirs: Shown
  readonly ours: Shown
}

export interface Outcome {
  readonly calls: number
  /** How often each documented difference was seen. */
  readonly documented: ReadonlyMap<string, number>
  readonly undocumented: ReadonlyArray<Difference>
}

const callsInSequence = 20

const member = (value: unknown, ...path: ReadonlyArray<string>): unknown =>
  path.reduce((inner, name) => (Predicate.hasProperty(inner, name) ? inner[name] : undefined), value)

/** What the calls of a sequence have given so far, by kind. */
type Given = Record<Ref["ref"], Array<unknown>>

const isRef = (value: unknown): value is Ref =>
  Predicate.hasProperty(value, "ref") && Predicate.hasProperty(value, "index")

const filled = (value: unknown, given: Given): unknown => {
  if (isRef(value)) {
    const known = given[value.ref]
    return known.length === 0 ? "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90" : known[value.index % known.length]
  }
  return Predicate.isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner, given)]))
    : value
}

const learn = (given: Given, { result }: Shown) => {
  const found = (kind: Ref["ref"], value: unknown) => {
    if (Predicate.isString(value)) given[kind].push(value)
  }
  found("user", member(result, "data", "user", "id"))
  found("client", member(result, "data", "client_id"))
}

/** The function behind a name such as `mfa.listFactors`, called as a method of its group. */
const invoke = (admin: GoTrueAdminApi, method: string, args: ReadonlyArray<unknown>): Promise<unknown> => {
  const path = method.split(".")
  const group = path.length === 1 ? admin : member(admin, path[0] ?? "")
  const run = member(group, path.at(-1) ?? "")
  return Predicate.isFunction(run)
    ? Promise.resolve(Reflect.apply(run, group, args))
    : Promise.reject(new Error(method))
}

/** Paths as they are read: what is encoded and what is not are one on the wire. */
const readable = (url: string): string => {
  const { pathname, search } = new URL(url, "http://localhost")
  try {
    return decodeURIComponent(pathname) + search
  } catch {
    return pathname + search
  }
}

const comparable = ({ result, seen, thrown }: Shown) => ({
  result,
  // The words of the language for what has no members are no words of either client.
  thrown: member(thrown, "name") === "TypeError" ? "TypeError" : thrown,
  seen: seen.map((request) => ({ ...request, url: readable(request.url) }))
})

const without = (value: unknown, ...names: ReadonlyArray<string>): unknown =>
  Predicate.isRecord(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
    : value

type Comparable = ReturnType<typeof comparable>

const sent = ({ seen }: Comparable) => seen.length > 0

/** An id that a path can't hold as it is: auth-js writes it there all the same. */
const hasOddId = ({ method }: AnyCall, args: ReadonlyArray<unknown>): boolean =>
  /^(?:oauth|customProviders)\./.test(method) &&
  /\.(?:get|update|delete|regenerate)/.test(method) &&
  (!/^[\w.~:@$&+=,;-]+$/.test(String(args[0])) || /^\.{1,2}$/.test(String(args[0])))

/** Every documented difference by its name (`docs/promise.md`), as narrow as possible. */
const names: ReadonlyArray<
  readonly [
    name: string,
    holds: (theirs: Comparable, ours: Comparable, call: AnyCall, args: ReadonlyArray<unknown>) => boolean
  ]
> = [
  ["path injection", (theirs, ours, call, args) => hasOddId(call, args) && ours.seen.length <= theirs.seen.length],
  [
    "envelopes",
    (theirs, ours) =>
      theirs.thrown !== undefined &&
      isDeepStrictEqual(theirs.seen, ours.seen) &&
      (sent(ours)
        ? ["AuthRetryableFetchError", "AuthUnknownError"].includes(String(member(ours.result, "error", "name")))
        : member(ours.result, "error", "name") === "AuthInvalidInputError")
  ],
  [
    "plainFactor",
    ({ result, ...theirs }, { result: ownResult, ...ours }) =>
      isDeepStrictEqual(theirs, ours) &&
      member(result, "data", "error") === null &&
      isDeepStrictEqual(member(result, "data", "data"), member(ownResult, "data"))
  ],
  [
    "errorCodes",
    ({ result, ...theirs }, { result: ownResult, ...ours }) =>
      isDeepStrictEqual(theirs, ours) &&
      Number(member(ownResult, "error", "status")) >= 500 &&
      isDeepStrictEqual(
        without(member(result, "error"), "code", "json"),
        without(member(ownResult, "error"), "code", "json")
      )
  ],
  [
    "pageNumbers",
    ({ result, ...theirs }, { result: ownResult, ...ours }) =>
      isDeepStrictEqual(theirs, ours) &&
      isDeepStrictEqual(
        without(member(result, "data"), "nextPage", "lastPage"),
        without(member(ownResult, "data"), "nextPage", "lastPage")
      )
  ],
  [
    "checkedAnswers",
    (theirs, ours) =>
      sent(ours) &&
      isDeepStrictEqual(theirs.seen.slice(0, ours.seen.length), ours.seen) &&
      member(ours.result, "error", "name") === "AuthUnknownError"
  ]
]

/** Which documented differences can be seen with these options. */
const allowed = ({ strictParity }: Partial<GoTrueAdminApiOptions>): ReadonlySet<string> =>
  new Set(strictParity === true ? ["path injection"] : names.map(([name]) => name))

/** Plays about so many calls, in sequences that each begin with two empty servers. */
export const play = async (calls: number, seed: number, options: Partial<GoTrueAdminApiOptions>): Promise<Outcome> => {
  const pair = await Pair.make()
  const documented = new Map<string, number>()
  const undocumented: Array<Difference> = []
  const known = allowed(options)
  let played = 0
  try {
    const sequences = FastCheck.sample(anySequence(callsInSequence), {
      numRuns: Math.ceil((2 * calls) / callsInSequence),
      seed
    })
    for (const sequence of sequences) {
      if (played >= calls) break
      await pair.reset()
      const { factor, token, user } = await pair.furnish()
      const given: Given = { user: [user], factor: [factor], client: [], token: [token] }
      for (const [index, call] of sequence.entries()) {
        played++
        await pair.step(index + 1)
        const args = call.args.map((value) => filled(value, given))
        if (call.fault !== undefined) await pair.fail(call.fault)
        const { ours, theirs } = await pair.both((admin) => invoke(admin, call.method, args), {
          retry: false,
          ...options
        })
        await pair.clearFaults()
        learn(given, theirs)
        const [left, right] = [comparable(theirs), comparable(ours)]
        if (isDeepStrictEqual(left, right)) continue
        const name = names.find(([name, holds]) => known.has(name) && holds(left, right, call, args))?.[0]
        if (name === undefined) undocumented.push({ call, args, theirs, ours })
        else documented.set(name, (documented.get(name) ?? 0) + 1)
        // One of the servers has seen a request that the other has not.
        if (left.seen.length !== right.seen.length) break
      }
    }
    return { calls: played, documented, undocumented }
  } finally {
    await pair.stop()
  }
}
