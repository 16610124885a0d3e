/** The same task for several clients, in alternating rounds. */
import { Effect, Schema } from "effect"
import type { Scope } from "effect"
import type { Target, Task } from "./clients/Client.js"
import type { Name } from "./clients/load.js"
import type { Sample } from "./measure.js"
import type { ProgramError } from "./Program.js"
import * as Program from "./Program.js"

/** A client that is ready to be asked. */
interface Runner {
  readonly name: Name
  readonly run: (task: Task, times: number) => Effect.Effect<Sample, ProgramError>
}

export type Open = (name: Name, target: Target) => Effect.Effect<Runner, ProgramError, Scope.Scope>

const Response = Schema.Struct({ times: Schema.Number, cpu: Schema.Number, wall: Schema.Number, p99: Schema.Number })
const decode = Schema.decodeUnknown(Response)

/** In a process of its own, so that no client profits or suffers from what another has left behind. */
export const ownProcess: Open = (name, { key, url }) =>
  Effect.gen(function* () {
    const child = yield* Program.start("worker", { arguments: [name, url, key] })
    yield* Program.hear(child)
    return {
      name,
      run: (task, times) =>
        Effect.suspend(() => {
          child.send({ task, times })
          return Effect.flatMap(Program.hear(child), (message) =>
            Effect.mapError(
              decode(message),
              () => new Program.ProgramError({ problem: `${name}, ${task}: ${JSON.stringify(message)}` })
            )
          )
        })
    }
  })

export interface Amount {
  readonly rounds: number
  /** Calls in a round. */
  readonly calls: number
  /** Calls before the first round, which are not counted. */
  readonly warmUp: number
}

/** What is to be done, by whom. */
export interface Event {
  readonly task: Task
  readonly clients: ReadonlyArray<Name>
  readonly amount: Amount
}

/** The samples of each client, by round. */
export type Samples = ReadonlyMap<Name, ReadonlyArray<Sample>>

/** One event after the other; `starts` times with clients that were started anew. */
export const contest = (
  events: ReadonlyArray<Event>,
  starts: number,
  target: Target,
  open: Open
): Effect.Effect<ReadonlyMap<Task, Samples>, ProgramError> =>
  Effect.gen(function* () {
    const samples = new Map(
      events.map(({ clients, task }) => [task, new Map(clients.map((name): [Name, Array<Sample>] => [name, []]))])
    )
    const names = new Set(events.flatMap(({ clients }) => clients))
    const oneStart = Effect.gen(function* () {
      const opened = yield* Effect.forEach(names, (name) => open(name, target))
      for (const { amount, clients, task } of events) {
        const runners = opened.filter(({ name }) => clients.includes(name))
        for (const runner of runners) yield* runner.run(task, amount.warmUp)
        for (let round = 0; round < amount.rounds; round++) {
          // There and back, so that no client always goes first.
          for (const runner of round % 2 === 0 ? runners : runners.toReversed()) {
            samples
              .get(task)
              ?.get(runner.name)
              ?.push(yield* runner.run(task, amount.calls))
          }
        }
      }
    })
    yield* Effect.replicateEffect(Effect.scoped(oneStart), starts, { discard: true })
    return samples
  })
