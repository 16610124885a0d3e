/** Random requests against a live server and against the emulator; what differs is printed as cases. */
import { Settings } from "@gotrue-effect/emulator"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Flags from "../flags.js"
import type { Step } from "../transcript/Case.js"
import type { Emptiable } from "../transcript/live.js"
import { live } from "../transcript/live.js"
import { compare } from "./compare.js"
import type { Parting } from "./compare.js"
import { generate } from "./generate.js"
import { nameOf } from "./known.js"
import { minimise } from "./minimise.js"
import { emulated, running } from "./sides.js"

const usage = `Usage: npm run fuzz [-- [--url URL] [--secret S] [--db URL] [--profile NAME] [--seed N] [--exchanges N]
                       [--most N] [--emulator URL]]

  --url URL       the server (default http://127.0.0.1:9999)
  --secret S      what it signs tokens with
  --db URL        its database, to begin each case with an empty one
  --profile NAME  how it is set up (default "default")
  --seed N        the same requests with every run (default 1)
  --exchanges N   so many requests (default 5000)
  --most N        stop after so many kinds of differences (default 20)
  --emulator URL  an emulator on a port, in place of one of its own`

const flags = Flags.flags({
  usage,
  options: {
    url: { type: "string", default: "http://127.0.0.1:9999" },
    secret: { type: "string", default: "super-secret-jwt-token-with-at-least-32-characters-long" },
    db: { type: "string", default: "postgres://postgres@127.0.0.1:5432/postgres" },
    profile: { type: "string", default: "default" },
    seed: { type: "string", default: "1" },
    exchanges: { type: "string", default: "5000" },
    emulator: { type: "string" },
    most: { type: "string", default: "20" }
  },
  problem: (flags) => Flags.notNumber(flags, "seed", "exchanges", "most")
})

const signature = ({ differences, request }: Parting): string =>
  `${request.method} ${request.path.replace(/[?{].*/, "")} ${differences[0]?.replace(/[0-9]+/g, "#").slice(0, 120)}`

/** The first difference of a case that has no name. */
const firstOf = (partings: ReadonlyArray<Parting>): Parting | undefined => {
  // What follows from a difference with a name has that name, too.
  const [first] = partings
  return first === undefined || nameOf(first) !== undefined ? undefined : first
}

const shorten = (server: Emptiable, emulator: Emptiable, steps: ReadonlyArray<Step>, wanted: string) =>
  minimise(steps, (shorter) =>
    Effect.map(compare(server, emulator, shorter), ({ partings }) => {
      const last = partings.find(({ step }) => step === shorter.length)
      return last !== undefined && signature(last) === wanted
    })
  )

const program = Effect.gen(function* () {
  const server = yield* live(flags.url, flags.secret, flags.db)
  const emulator =
    flags.emulator === undefined ? yield* emulated(flags.profile, flags.secret) : running(flags.emulator, flags.secret)
  const seed = Number(flags.seed)
  const seen = new Map<string, number>()
  const named = new Map<string, number>()
  let exchanges = 0
  let cases = 0
  while (exchanges < Number(flags.exchanges) && seen.size < Number(flags.most)) {
    const steps = generate(seed, cases)
    const compared = yield* compare(server, emulator, steps)
    exchanges += compared.exchanges
    for (const parting of compared.partings) {
      const name = nameOf(parting)
      if (name !== undefined) named.set(name, (named.get(name) ?? 0) + 1)
    }
    const first = firstOf(compared.partings)
    if (first !== undefined) {
      const kind = signature(first)
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      if (seen.get(kind) === 1) {
        const least = yield* shorten(server, emulator, compared.steps.slice(0, first.step), kind)
        const again = yield* compare(server, emulator, least)
        yield* Console.log(
          JSON.stringify({
            name: `fuzz: ${flags.profile}, seed ${seed}, case ${cases}`,
            profile: flags.profile,
            server: Settings.serverVersion,
            differences: again.partings.at(-1)?.differences ?? first.differences,
            steps: again.steps
          })
        )
      }
    }
    cases++
    if (cases % 20 === 0)
      yield* Console.error(`${cases} cases, ${exchanges} exchanges, ${seen.size} kinds of differences`)
  }
  for (const [name, times] of named) yield* Console.log(`known: ${name}, ${times} times`)
  yield* Console.log(
    `${flags.profile}, seed ${seed}: ${cases} cases, ${exchanges} exchanges, ${seen.size} differences without a name`
  )
  return seen.size === 0
}).pipe(Effect.scoped)

void Effect.runPromiseExit(program).then((exit) => {
  if (Exit.isFailure(exit)) console.error(String(exit.cause))
  process.exitCode = Exit.isSuccess(exit) && exit.value ? 0 : 1
})
