/** Responses that are changed in every way: no call dies, hangs, or takes for right what is not. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type * as Exit from "effect/Exit"
import type { Campaign } from "../Campaign.js"
import { Notes, shown } from "../Campaign.js"
import { Dice } from "../Dice.js"
import type { Watch } from "../Watch.js"
import * as Watching from "../Watch.js"
import { textOf } from "./Draft.js"
import type { Exchange, Example } from "./Example.js"
import { endless, responding } from "./Example.js"
import type { Judgement } from "./judge.js"
import { judge, judgePromise } from "./judge.js"
import { draw } from "./mutate.js"
import { promiseSubjects } from "./promiseSubjects.js"
import * as RightReplies from "./validReplies.js"
import { subjects } from "./subjects.js"
import type { Responder } from "./ways.js"
import * as Ways from "./ways.js"

const lists =
  /^(?:streamUsers|users|audit\.(?:streamE|e)ntries|getUserBy(?:Email|Phone)|findUsersByEmail|createOrGetUser)$/

const drawExample = (seed: number, number: number, ways: Ways.Ways): Example => {
  const dice = new Dice(seed, number)
  const isPromise = dice.below(10) < 3
  const subject = isPromise ? dice.from(promiseSubjects) : dice.from(subjects)
  const way = isPromise ? dice.from(ways.classes) : dice.from(ways.services)
  const mutations = draw(dice)
  const isNever = mutations.some(({ name }) => name === "no response")
  const isSingle = subject !== undefined && "endpoint" in subject && subject.endpoint !== undefined
  const name = subject?.name ?? ""
  return {
    subject: name,
    way: isNever ? (isPromise ? "impatient promise" : "impatient") : (way?.[0] ?? ""),
    mutations,
    only: isSingle || dice.oneIn(3) ? undefined : dice.below(3),
    list: lists.test(name) && dice.oneIn(4) ? dice.pick(...endless) : undefined,
    seed: dice.seed()
  }
}

/** The longest that a call may wait in all: four pauses of thirty seconds. */
const longestWait = 120_000

const isOfPromise = ({ way }: Example) => way.includes("promise")

interface Played extends Judgement {
  readonly exchanges: ReadonlyArray<Exchange>
}

type Settled = Exit.Exit<unknown, unknown> | Either.Either<unknown, unknown>

const isExit = (settled: Settled): settled is Exit.Exit<unknown, unknown> =>
  settled._tag === "Success" || settled._tag === "Failure"

const show = (example: Example, { exchanges, what }: Played): string =>
  [
    `${example.subject} over ${example.way}${example.list === undefined ? "" : `, ${example.list}`} → ${what}`,
    `changes: ${example.mutations.map(({ name, seed }) => `${name} (${seed})`).join(", ") || "none"}` +
      (example.only === undefined ? "" : `, of request ${example.only}`),
    ...exchanges
      .slice(0, 4)
      .map(({ draft: { arrival, reply }, method, url }) =>
        [
          `${method} ${shown(url, 120)} → ${reply.status} ${JSON.stringify(reply.headers.filter(([name]) => name !== "content-type")).slice(0, 300)}`,
          `  ${arrival.how}${"with" in arrival ? ` ${arrival.with}` : ""}${"bytes" in arrival ? ` ${arrival.bytes} bytes` : ""}: ${shown(textOf(reply))}`
        ].join("\n")
      )
  ].join("\n")

const run: Campaign["run"] = ({ begin, examples, first, seed }) =>
  Effect.gen(function* () {
    const notes = new Notes()
    const right = RightReplies.make(seed)
    const responder: Responder = {
      respond: () => ({ reply: { status: 500, headers: [], body: "" }, arrival: { how: "whole" } })
    }
    const ways = yield* Ways.make(responder)
    const services = new Map([...ways.services, ["impatient", ways.impatient] as const])
    const classes = new Map([
      ...ways.classes.map(([way, admin, throws]) => [way, { admin, throws }] as const),
      ["impatient promise", { admin: ways.impatientClass, throws: false }] as const
    ])
    const watch: Watch = yield* Watching.make
    // What they load when it is first asked for.
    yield* Effect.promise(() => Promise.allSettled(ways.classes.map(([, admin]) => admin.countUsers())))

    const settle = (example: Example, patience: Ways.Patience): Effect.Effect<Watching.Settled<Settled>> => {
      const found = classes.get(example.way)
      if (found !== undefined) {
        const { run } = promiseSubjects.find(({ name }) => name === example.subject) ?? { run: () => Promise.reject() }
        return watch.settled<Settled>((done) => {
          void new Promise((resolve) => resolve(run(found.admin))).then(
            (value) => done(Either.right(value)),
            (error: unknown) => done(Either.left(error))
          )
        })
      }
      const subject = subjects.find(({ name }) => name === example.subject)
      const service = services.get(example.way)
      const call =
        subject === undefined || service === undefined
          ? Effect.die("no such example")
          : Effect.suspend(() => subject.run(service))
      return watch.settled<Settled>((done) => {
        Effect.runFork(example.way === "impatient" ? call : Effect.withClock(call, patience.clock)).addObserver(done)
      })
    }

    const play = (example: Example): Effect.Effect<Played> =>
      Effect.gen(function* () {
        const { exchanges, respond } = responding(example, right)
        responder.respond = respond
        const patience = new Ways.Patience()
        const { loose, milliseconds, value } = yield* settle(example, patience)
        const subject = subjects.find(({ name }) => name === example.subject)
        const judged: Judgement =
          value === undefined
            ? { what: "hang", problem: "never settles" }
            : isExit(value)
              ? judge({ name: example.subject, endpoint: subject?.endpoint }, example.way, exchanges, value)
              : judgePromise(example.subject, classes.get(example.way)?.throws ?? false, exchanges, value)
        // The responses to the requests of a composite need not agree with each other.
        const isPlain = example.mutations.length === 0 && subject?.endpoint !== undefined
        const problem =
          judged.problem ??
          (loose !== undefined
            ? `leaves behind ${loose}`
            : milliseconds > 5_000
              ? "takes more than five seconds"
              : patience.waited > longestWait || patience.longest >= 2 ** 31
                ? "waits too long"
                : isPlain && judged.what !== "success"
                  ? `rejects a valid response: ${judged.what}`
                  : undefined)
        return { exchanges, what: judged.what, ...(problem === undefined ? {} : { problem }) }
      })

    /** Takes away one change after the other that the problem does not need. */
    const smallest = (example: Example, problem: string): Effect.Effect<Example> =>
      Effect.reduce(example.mutations, example, (smaller, mutation) => {
        const without = { ...smaller, mutations: smaller.mutations.filter((other) => other !== mutation) }
        return problem === "never settles" || without.mutations.length === 0
          ? Effect.succeed(smaller)
          : Effect.map(play(without), (played) => (played.problem === problem ? without : smaller))
      })

    for (let number = first; number < first + examples; number++) {
      begin(number)
      const example = drawExample(seed, number, ways)
      const played = yield* play(example)
      notes.try()
      notes.count(`${isOfPromise(example) ? "promise" : "service"}: ${played.what}`)
      if (played.problem === undefined) continue
      const problem = `${isOfPromise(example) ? "promise" : "service"}: ${played.problem}`
      if (notes.knows(problem)) notes.find(problem, example.subject, number, () => "")
      else {
        const small = yield* smallest(example, played.problem)
        const again = yield* play(small)
        notes.find(problem, example.subject, number, () => show(small, again))
      }
    }
    return notes.verdict
  }).pipe(Effect.scoped, Effect.orDie)

export const mutations: Campaign = { name: "mutations", examples: 1_000_000, run }
