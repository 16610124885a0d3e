/**
 * The attack as a command: everything that a client and a server may meet, at a scale that finds what is rare. Campaigns
 * are seeded; what one finds is found again with the same seed, and alone with `--first N --scale 0`.
 */
import * as Effect from "effect/Effect"
import * as Flags from "../flags.js"
import type { Campaign, Verdict } from "./Campaign.js"
import { campaigns } from "./campaigns.js"
import * as Watchdog from "./Watchdog.js"

const names = campaigns.map(({ name }) => name)

const usage = `Usage: npm run attack [-- [--seed N] [--scale F] [--only CAMPAIGN] [--first N]]

  --seed N         the same examples with every run (default 1)
  --scale F        so much of a campaign: 0.01 is a hundredth, 0 one example (default 1)
  --only CAMPAIGN  one of ${names.join(", ")}
  --first N        begin with this example`

const values = Flags.flags({
  usage,
  options: {
    seed: { type: "string", default: "1" },
    scale: { type: "string", default: "1" },
    only: { type: "string" },
    first: { type: "string", default: "0" }
  },
  problem: (flags) =>
    flags.only === undefined || names.includes(flags.only)
      ? Flags.notNumber(flags, "seed", "scale", "first")
      : `There is no campaign ${flags.only}`
})

const seed = Number(values.seed)
const scale = Number(values.scale)
const first = Number(values.first)

const printCounts = ({ counts }: Verdict) => {
  const rows = Array.from(counts).toSorted(([a], [b]) => a.localeCompare(b))
  const width = Math.max(0, ...rows.map(([what]) => what.length))
  for (const [what, times] of rows) console.log(`  ${what.padEnd(width)}  ${times.toLocaleString("en").padStart(11)}`)
}

const failedOf = ({ failures }: Verdict) => failures.reduce((sum, { times }) => sum + times, 0)

const attack = (campaign: Campaign) =>
  Effect.gen(function* () {
    const examples = Math.max(1, Math.round(campaign.examples * scale))
    console.log(`\n${campaign.name}: ${examples.toLocaleString("en")} from ${first}, seed ${seed}`)
    const start = Date.now()
    const watchdog = yield* Watchdog.make(campaign.name)
    const verdict = yield* campaign.run({ seed, first, examples, begin: watchdog.begin })
    printCounts(verdict)
    for (const { example, problem, reproduction, times, where } of verdict.failures) {
      const places = Array.from(where, ([place, many]) => `${place} ${many}`)
      console.log(`\n  FAIL  ${problem}  (${times} times: ${places.slice(0, 60).join(", ")})`)
      console.log(
        `--only ${campaign.name} --seed ${seed} --first ${example} --scale 0\n${reproduction}`.replace(
          /^/gm,
          "        "
        )
      )
    }
    const failed = failedOf(verdict)
    const seconds = ((Date.now() - start) / 1_000).toFixed(1)
    console.log(
      `\n${campaign.name}: ${verdict.tried - failed} passed, ${failed} failed, ${verdict.failures.length} kinds of failure, ${seconds} s`
    )
    return failed
  }).pipe(Effect.scoped)

const chosen = campaigns.filter(({ name }) => values.only === undefined || values.only === name)

const program = Effect.map(Effect.forEach(chosen, attack), (failed) =>
  failed.length > 0 && failed.every((many) => many === 0) ? 0 : 1
)

void Effect.runPromise(program).then(
  (code) => {
    // Calls that never ended would keep the process.
    process.exit(code)
  },
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  }
)
