/** Records cases again: plays each one against an empty server, tells what changed, and hands over the new file. */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Case } from "../transcript/Case.js"
import type { Emptiable } from "../transcript/live.js"
import type { Exchange, Server } from "../transcript/play.js"
import { play } from "../transcript/play.js"
import { rewrite } from "./rewrite.js"

/** What was recorded. */
interface Count {
  readonly cases: number
  readonly changed: number
  readonly stopped: number
  readonly steps: number
  readonly changedSteps: number
}

const mostDifferences = 4

const summary = (differences: ReadonlyArray<string>): string =>
  [
    ...differences.slice(0, mostDifferences),
    ...(differences.length > mostDifferences ? [`${differences.length - mostDifferences} more`] : [])
  ].join("; ")

const changedLine = ({ file }: Case, { differences, request, step }: Exchange): string =>
  `changed  ${file}, step ${step} (${request}): ${summary(differences)}`

/** A case that stops keeps its file: what follows was not recorded. */
const recordOne = <E>(
  recorded: Case,
  server: Emptiable & Server<Error>,
  write: (file: string, text: string) => Effect.Effect<void, E>
) =>
  Effect.gen(function* () {
    yield* server.empty
    const { exchanges, stopped } = yield* play(recorded, server)
    const changed = exchanges.filter(({ differences }) => differences.length > 0)
    for (const exchange of changed) yield* Console.log(changedLine(recorded, exchange))
    if (Option.isSome(stopped)) {
      yield* Console.log(`stopped  ${recorded.file}, step ${stopped.value.step}: ${stopped.value.message}`)
    } else {
      if (changed.length === 0) yield* Console.log(`same     ${recorded.file}`)
      const text = yield* rewrite(recorded.text, exchanges)
      if (text !== recorded.text) yield* write(recorded.file, text)
    }
    return {
      cases: 1,
      changed: changed.length > 0 && Option.isNone(stopped) ? 1 : 0,
      stopped: Option.isSome(stopped) ? 1 : 0,
      steps: exchanges.length,
      changedSteps: changed.length
    }
  })

const nothing: Count = { cases: 0, changed: 0, stopped: 0, steps: 0, changedSteps: 0 }

const sum = (one: Count, other: Count): Count => ({
  cases: one.cases + other.cases,
  changed: one.changed + other.changed,
  stopped: one.stopped + other.stopped,
  steps: one.steps + other.steps,
  changedSteps: one.changedSteps + other.changedSteps
})

export const record = <E>(
  chosen: ReadonlyArray<Case>,
  server: Emptiable & Server<Error>,
  write: (file: string, text: string) => Effect.Effect<void, E>
) =>
  Effect.gen(function* () {
    const counts = yield* Effect.forEach(chosen, (recorded) => recordOne(recorded, server, write))
    const total = counts.reduce(sum, nothing)
    const same = total.cases - total.changed - total.stopped
    yield* Console.log(
      `${total.cases} cases: ${same} the same, ${total.changed} changed, ${total.stopped} stopped; ` +
        `${total.changedSteps} of ${total.steps} steps changed`
    )
    return total
  })
