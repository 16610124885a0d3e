/**
 * The suite as a command: against the server named by `GOTRUE_URL` and `GOTRUE_JWT_SECRET`, else against the emulator,
 * in process and over a port. Closes with a line `N passed, N failed`.
 */
import * as Cause from "effect/Cause"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import { inProcess, overPort } from "./emulated.js"
import { live } from "./live.js"
import { play } from "./play.js"
import { scenarios } from "./scenarios.js"
import type { Settings } from "./Target.js"

const reason = (cause: Cause.Cause<unknown>): string =>
  Option.match(Cause.failureOption(cause), { onNone: () => Cause.pretty(cause), onSome: String })

/** How many failed. */
const suite = (target: Settings) =>
  Effect.gen(function* () {
    yield* Console.log(`\n${target.name}`)
    const failed = yield* Effect.forEach(scenarios, (scenario) =>
      Effect.flatMap(Effect.exit(play(scenario, target)), (exit) =>
        Exit.match(exit, {
          onSuccess: () => Effect.as(Console.log(`  pass  ${scenario.name}`), 0),
          onFailure: (cause) => Effect.as(Console.log(`  FAIL  ${scenario.name}\n        ${reason(cause)}`), 1)
        })
      )
    )
    return failed.reduce<number>((sum, one) => sum + one, 0)
  })

const program = Effect.gen(function* () {
  const named = yield* live
  const targets = Option.isSome(named) ? [named.value] : [yield* inProcess, yield* overPort]
  const failures = yield* Effect.forEach(targets, suite)
  const failed = failures.reduce((sum, some) => sum + some, 0)
  yield* Console.log(`\n${targets.length * scenarios.length - failed} passed, ${failed} failed`)
  return failed === 0
}).pipe(Effect.scoped)

void Effect.runPromiseExit(program).then((exit) => {
  if (Exit.isFailure(exit)) console.error(reason(exit.cause))
  process.exitCode = Exit.isSuccess(exit) && exit.value ? 0 : 1
})
