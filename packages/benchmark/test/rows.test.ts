import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { Event, Open } from "../src/contest.js"
import { contest, ownProcess } from "../src/contest.js"
import type { Name } from "../src/clients/load.js"
import { load } from "../src/clients/load.js"
import { groups } from "../src/groups.js"
import { measure } from "../src/measure.js"
import type { Plan } from "../src/plan.js"
import { ProgramError } from "../src/Program.js"
import { isFound } from "../src/Row.js"
import { stub } from "./support/stub.js"

const tiny = { rounds: 2, calls: 2, warmUp: 1 }

const plan: Plan = {
  starts: 1,
  platformClients: true,
  tasks: {
    getUser: tiny,
    createUser: tiny,
    error: tiny,
    page50: tiny,
    page1000: tiny,
    stream: tiny,
    concurrent: { ...tiny, calls: 200 }
  },
  check: tiny,
  redaction: { rounds: 1, calls: 1, warmUp: 0 },
  coldStarts: 1,
  commands: 1,
  emulator: tiny,
  users: 2_000
}

/** Without a process for each client, which would take most of the time. */
const here: Open = (name, target) =>
  Effect.gen(function* () {
    const client = yield* Effect.promise(() => load(name, target))
    return {
      name,
      run: (task, times) =>
        Effect.tryPromise({
          try: () => measure(client[task], times),
          catch: (error) => new ProgramError({ problem: String(error) })
        })
    }
  })

describe("every row is measured", () => {
  for (const group of groups) {
    const ids = group.rows.map(({ id }) => id)
    it.effect(ids.join(", "), () =>
      Effect.gen(function* () {
        const outcomes = yield* group.measure({ plan, open: here, wanted: new Set(ids) })
        expect([...outcomes.keys()].toSorted()).toEqual(ids.toSorted())
        for (const [id, outcome] of outcomes) {
          if (!isFound(outcome)) expect(outcome.missing, id).not.toBe("")
          else {
            const { floor = 0, ours, peer = 0, spread } = outcome
            expect([ours, peer, floor, spread.low, spread.median, spread.high].every(Number.isFinite), id).toBe(true)
          }
        }
      })
    )
  }
})

const event = (clients: ReadonlyArray<Name>): Event => ({ task: "getUser", clients, amount: tiny })

describe("a contest", () => {
  it.scoped("asks every client as often as the others, in a process of its own", () =>
    Effect.gen(function* () {
      const target = yield* stub
      const samples = yield* contest([event(["auth-js", "admin-undici"])], 1, target, ownProcess)
      expect([...(samples.get("getUser")?.keys() ?? [])]).toEqual(["auth-js", "admin-undici"])
      for (const [name, found] of samples.get("getUser") ?? []) {
        expect(
          found.map(({ times }) => times),
          name
        ).toEqual([2, 2])
        expect(
          found.every(({ cpu }) => cpu > 0),
          name
        ).toBe(true)
      }
    })
  )

  it.scoped("ends when a response is wrong", () =>
    Effect.gen(function* () {
      const target = yield* stub
      const error = yield* Effect.flip(contest([event(["raw"])], 1, { ...target, key: "" }, ownProcess))
      expect(error.message).toContain("not the user that was asked for")
    })
  )
})
