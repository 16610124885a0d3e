/** Any bytes are written to a port: the emulator behind it stays alive, and its responses are HTTP. */
import * as Arrays from "effect/Array"
import * as Effect from "effect/Effect"
import * as Ref from "effect/Ref"
import type { Campaign } from "../Campaign.js"
import { Notes, shown } from "../Campaign.js"
import { Dice } from "../Dice.js"
import type { Child } from "./child.js"
import * as Children from "./child.js"
import type { Received } from "./connection.js"
import * as Connection from "./connection.js"
import * as Raw from "./raw.js"
import * as Responses from "./responses.js"
import type { Sending } from "./Sending.js"
import { request } from "./Sending.js"
import { strangers } from "./strangers.js"
import * as WellFormed from "./wellFormed.js"

const kinds: ReadonlyArray<(dice: Dice, host: string) => Sending> = [
  WellFormed.wellFormed,
  WellFormed.wellFormed,
  WellFormed.wellFormed,
  WellFormed.halfRequest,
  WellFormed.leftAlone,
  Raw.tunnels,
  Raw.noRequest,
  Raw.largeHeaders,
  Raw.chunked,
  Raw.oddTargets,
  Raw.slow,
  strangers
]

const draw = (seed: number, example: number, port: number): Sending => {
  const dice = new Dice(seed, example)
  return (dice.from(kinds) ?? WellFormed.wellFormed)(dice, `127.0.0.1:${port}`)
}

const judge = (sending: Sending, { how, text }: Received): string | undefined => {
  const { problem, responses } = Responses.read(text, /HEAD|OPTIONS/.test(String(sending.pieces[0]).slice(0, 10)))
  if (problem !== undefined) return problem
  if (sending.isForbidden === true && responses.some(({ status }) => status < 300))
    return "a control route obeys a stranger"
  if (sending.ending !== "response") return undefined
  if (how === "nothing came") return "no response"
  return how === "closed" && responses.some(({ isWhole }) => !isWhole) ? "half a response" : undefined
}

const show = (sending: Sending, { how, text }: Received): string =>
  [
    `${sending.name}, then ${sending.ending}: ${sending.pieces
      .slice(0, 4)
      .map((piece) => shown(Buffer.from(piece).toString("latin1"), 500))
      .join(" + ")}`,
    `${how}: ${shown(text, 300)}`
  ].join("\n")

const requestOf = (port: number, method: string, target: string): Sending => ({
  name: "a request of the owner",
  pieces: [
    request(method, target, [
      ["Host", `127.0.0.1:${port}`],
      ["Content-Type", "application/json"],
      ["Content-Length", "0"],
      ["Connection", "close"]
    ])
  ],
  ending: "response",
  requests: 1
})

const statusOf = ({ text }: Received): number => Responses.read(text, false).responses[0]?.status ?? 0

/** Connections at the same time. */
const atOnce = 8
/** So many later it is looked after. */
const round = 400
/** What it may keep of what it has seen, in megabytes. */
const mostMemory = 400

const run: Campaign["run"] = ({ begin, examples, first, seed }) =>
  Effect.gen(function* () {
    const notes = new Notes()
    const emulator = yield* Ref.make<Child>(yield* Children.start)
    const troubles = yield* Ref.make(0)
    const times: Array<number> = []
    const memory: Array<number> = []

    const health = Effect.gen(function* () {
      const { port } = yield* Ref.get(emulator)
      const start = performance.now()
      const received = yield* Connection.send(port, requestOf(port, "GET", "/health"))
      times.push(performance.now() - start)
      return statusOf(received) === 200
    })

    const one = (example: number) =>
      Effect.gen(function* () {
        const { port } = yield* Ref.get(emulator)
        const sending = draw(seed, example, port)
        const received = yield* Connection.send(port, sending)
        return { example, sending, received }
      })

    /** What has become of the process: nothing, where it goes on. */
    const trouble = Effect.gen(function* () {
      const isWell = yield* health
      const end = (yield* Ref.get(emulator)).ended()
      return end !== undefined
        ? { problem: "the process ends", end }
        : isWell
          ? undefined
          : { problem: "the process is blocked", end: "" }
    })

    /** The first of these that does it by itself, if one does. The emulator is a new one then. */
    const findCulprit = (suspects: ReadonlyArray<number>, problem: string) =>
      Effect.gen(function* () {
        for (const example of suspects) {
          begin(example)
          yield* Ref.set(emulator, yield* Children.start)
          // Some need to be there more than once.
          for (let time = 0; time < 4; time++) {
            const { received } = yield* one(example)
            if (received.how === "nothing came") break
          }
          if ((yield* trouble)?.problem === problem) {
            yield* Ref.set(emulator, yield* Children.start)
            return example
          }
        }
        return undefined
      })

    /** Sends some, and finds out which of them it was when something happens. */
    const together = (some: Arrays.NonEmptyArray<number>) =>
      Effect.gen(function* () {
        begin(some[0])
        const results = yield* Effect.forEach(some, one, { concurrency: atOnce })
        const isQuiet = results.some(({ received }) => received.how === "nothing came")
        const hasEnded = (yield* Ref.get(emulator)).ended() !== undefined
        const found = isQuiet || hasEnded ? yield* trouble : undefined
        if (found === undefined) return results
        yield* Ref.update(troubles, (many) => many + 1)
        const culprit = yield* findCulprit(some, found.problem)
        const number = culprit ?? some[0]
        const { port } = yield* Ref.get(emulator)
        const sending = draw(seed, number, port)
        notes.find(found.problem, sending.name, number, () =>
          [
            culprit === undefined
              ? `one of the ${atOnce} from there, and not alone`
              : show(sending, { how: "failed", text: "" }),
            found.end.slice(0, 800)
          ].join("\n")
        )
        return []
      })

    let example = first
    let requests = 0
    while (requests < examples && (yield* Ref.get(troubles)) < 20) {
      const numbers = Array.from({ length: Math.min(round, examples) }, (_, i) => example + i)
      example += numbers.length
      const played = (yield* Effect.forEach(Arrays.chunksOf(numbers, atOnce), together)).flat()
      for (const { example, received, sending } of played) {
        for (let i = 0; i < sending.requests; i++) notes.try()
        requests += sending.requests
        notes.count(`${sending.name}: ${received.text === "" ? "nothing" : "a response"}`, sending.requests)
        const problem = judge(sending, received)
        if (problem !== undefined) notes.find(problem, sending.name, example, () => show(sending, received))
      }
      const { memory: megabytes, port } = yield* Ref.get(emulator)
      if (!(yield* health))
        notes.find(
          "/health does not respond",
          "after a round",
          example,
          () => `after the examples ${numbers[0]} to ${numbers.at(-1)}`
        )
      const reset = yield* Connection.send(port, requestOf(port, "POST", "/emulator/reset"))
      if (statusOf(reset) >= 300) notes.find("the owner can't reset", "after a round", example, () => shown(reset.text))
      memory.push(megabytes())
    }
    notes.count("the slowest /health, milliseconds", Math.round(Math.max(...times)))
    notes.count("memory at first, megabytes", memory[0] ?? 0)
    notes.count("memory at most, megabytes", Math.max(...memory))
    notes.count("memory at last, megabytes", memory.at(-1) ?? 0)
    if ((memory.at(-1) ?? 0) - (memory[0] ?? 0) > mostMemory) {
      notes.find("memory grows", "the process", example, () => memory.join(", "))
    }
    return notes.verdict
  }).pipe(Effect.scoped)

export const port: Campaign = { name: "port", examples: 100_000, run }
