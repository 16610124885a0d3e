/** The suite as a command. */
import * as Cause from "effect/Cause"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import { inProcess, overPort } from "./emulated.js"
import * as Flags from "./flags.js"
import { live } from "./live.js"
import { play } from "./play.js"
import type { Scenario } from "./Scenario.js"
import * as Profile from "./Profile.js"
import { scenarios } from "./scenarios.js"
import { sinceOf } from "./since.js"
import type { Settings } from "./Target.js"
import * as Version from "./Version.js"

const usage = `Usage: npm run conformance

Plays the suite against the emulator in every set-up, in process and over a port; or, with GOTRUE_URL and
GOTRUE_JWT_SECRET, against that server, whose set-up GOTRUE_PROFILE names (${Profile.names.join(", ")}; default open).
What a later version of the server brought is not asked of an older one. Closes with a line "N passed, N failed, N scenarios",
and before it with what a set-up or a version left out.`

Flags.flags({ usage, options: {} })

const reason = (cause: Cause.Cause<unknown>): string =>
  Option.match(Cause.failureOption(cause), { onNone: () => Cause.pretty(cause), onSome: String })

/** What holds only from a later version on, with that version. */
const laterThan = (version: Version.Version | undefined, asked: ReadonlyArray<Scenario>) =>
  asked.flatMap((scenario) => {
    const since = sinceOf(scenario.name)
    return since !== undefined && version !== undefined && Version.isBefore(version, since)
      ? [{ scenario, since: Version.show(since) }]
      : []
  })

/** How many failed. */
const suite = (target: Settings) =>
  Effect.gen(function* () {
    yield* Console.log(`\n${target.name}`)
    const others = scenarios.filter(({ profile }) => !Profile.holds(profile, target.profile))
    const asked = scenarios.filter((scenario) => !others.includes(scenario))
    const later = laterThan(target.version, asked)
    const played = asked.filter((scenario) => !later.some((one) => one.scenario === scenario))
    const failed = yield* Effect.forEach(played, (scenario) =>
      Effect.flatMap(Effect.exit(play(scenario, target)), (exit) =>
        Exit.match(exit, {
          onSuccess: () => Effect.as(Console.log(`  pass  ${scenario.name}`), 0),
          onFailure: (cause) => Effect.as(Console.log(`  FAIL  ${scenario.name}\n        ${reason(cause)}`), 1)
        })
      )
    )
    return {
      failed: failed.reduce<number>((sum, one) => sum + one, 0),
      played: played.map(({ name }) => name),
      others,
      later
    }
  })

const program = Effect.gen(function* () {
  const named = yield* live
  const targets = Option.isSome(named)
    ? [named.value]
    : (yield* Effect.forEach([inProcess, overPort], (emulated) => Effect.forEach(Profile.names, emulated))).flat()
  const suites = yield* Effect.forEach(targets, suite)
  const played = suites.flatMap((one) => one.played)
  const failed = suites.reduce((sum, one) => sum + one.failed, 0)
  for (const { name, profile } of Option.isSome(named) ? suites.flatMap(({ others }) => others) : []) {
    yield* Console.log(`  left out, for a server that is ${profile}: ${name}`)
  }
  const later = suites.flatMap((one) => one.later)
  for (const { scenario, since } of later) {
    yield* Console.log(`  not in this version, since ${since}: ${scenario.name}`)
  }
  if (later.length > 0) yield* Console.log(`\n${later.length} not in this version`)
  yield* Console.log(`\n${played.length - failed} passed, ${failed} failed, ${new Set(played).size} scenarios`)
  return failed === 0
}).pipe(Effect.scoped)

void Effect.runPromiseExit(program).then((exit) => {
  if (Exit.isFailure(exit)) console.error(reason(exit.cause))
  process.exitCode = Exit.isSuccess(exit) && exit.value ? 0 : 1
})
