/** What a call costs: ours, auth-js's, and with nothing around it. */
import { Token } from "@gotrue-effect/emulator"
import { Effect, Schema } from "effect"
import type { Task } from "../clients/Client.js"
import type { Name } from "../clients/load.js"
import { isBuilt } from "../clients/load.js"
import type { Event, Samples } from "../contest.js"
import { contest } from "../contest.js"
import type { Sample } from "../measure.js"
import * as Program from "../Program.js"
import type { Bar, Found, Group, Outcome, Row } from "../Row.js"
import { median, range, ratios } from "../statistics.js"

type Figure = (sample: Sample) => number

const cpuMicros: Figure = ({ cpu, times }) => cpu / times
const cpuMillis: Figure = ({ cpu, times }) => cpu / times / 1_000
const callsPerCpuSecond: Figure = ({ cpu, times }) => (times / cpu) * 1e6
const callsPerSecond: Figure = ({ times, wall }) => (times / wall) * 1e3
const p99: Figure = (sample) => sample.p99

interface Call extends Row {
  readonly task: Task
  readonly ours: Name
  /** Whom we are compared with; auth-js, unless it says otherwise. */
  readonly peer?: Name
  readonly figure: Figure
}

const most = (value: number): Bar => ({ of: "ratio", is: "at most", value })

const calls: ReadonlyArray<Call> = [
  {
    id: "get-user-undici",
    title: "getUserById, Effect on undici",
    unit: "µs",
    task: "getUser",
    ours: "admin-undici",
    figure: cpuMicros,
    bar: most(0.7)
  },
  {
    id: "get-user-fetch",
    title: "getUserById, Effect on fetch",
    unit: "µs",
    task: "getUser",
    ours: "admin-fetch",
    figure: cpuMicros,
    bar: most(1.2)
  },
  {
    id: "get-user-client-undici",
    title: "getUserById, over the platform's undici client",
    unit: "µs",
    task: "getUser",
    ours: "admin-client-undici",
    figure: cpuMicros,
    bar: undefined
  },
  {
    id: "get-user-client-fetch",
    title: "getUserById, over the platform's fetch client",
    unit: "µs",
    task: "getUser",
    ours: "admin-client-fetch",
    figure: cpuMicros,
    bar: undefined
  },
  {
    id: "get-user-promise",
    title: "getUserById, promise layer",
    unit: "µs",
    task: "getUser",
    ours: "promise",
    figure: cpuMicros,
    bar: most(0.45)
  },
  {
    id: "page-50-promise",
    title: "page of 50, promise layer",
    unit: "µs",
    task: "page50",
    ours: "promise",
    figure: cpuMicros,
    bar: most(0.75)
  },
  {
    id: "page-1000-promise",
    title: "page of 1,000, promise layer",
    unit: "ms",
    task: "page1000",
    ours: "promise",
    figure: cpuMillis,
    bar: most(0.9)
  },
  {
    id: "create-user-undici",
    title: "createUser, Effect on undici",
    unit: "µs",
    task: "createUser",
    ours: "admin-undici",
    figure: cpuMicros,
    bar: undefined
  },
  {
    id: "error-undici",
    title: "an error response, Effect on undici",
    unit: "µs",
    task: "error",
    ours: "admin-undici",
    figure: cpuMicros,
    bar: undefined
  },
  {
    id: "page-50-undici",
    title: "page of 50, Effect on undici",
    unit: "µs",
    task: "page50",
    ours: "admin-undici",
    figure: cpuMicros,
    bar: undefined
  },
  {
    id: "page-1000-undici",
    title: "page of 1,000, Effect on undici",
    unit: "ms",
    task: "page1000",
    ours: "admin-undici",
    figure: cpuMillis,
    bar: most(1)
  },
  {
    id: "stream-10000",
    title: "all of 10,000 users, Effect on undici",
    unit: "ms",
    task: "stream",
    ours: "admin-undici",
    figure: cpuMillis,
    bar: undefined
  },
  {
    id: "concurrent-100",
    title: "100 at a time, calls per second of CPU",
    unit: "calls/s",
    task: "concurrent",
    ours: "admin-undici",
    figure: callsPerCpuSecond,
    bar: { of: "ratio", is: "at least", value: 1.5 }
  },
  {
    id: "concurrent-100-wall",
    title: "100 at a time, calls per second",
    unit: "calls/s",
    task: "concurrent",
    ours: "admin-undici",
    figure: callsPerSecond,
    bar: undefined
  },
  {
    id: "concurrent-100-p99",
    title: "100 at a time, 99th percentile",
    unit: "ms",
    task: "concurrent",
    ours: "admin-undici",
    figure: p99,
    bar: undefined
  },
  {
    id: "get-user-effect-4",
    title: "getUserById, Effect 4 on undici; peer: Effect 3",
    unit: "µs",
    task: "getUser",
    ours: "admin-effect-4",
    peer: "admin-undici",
    figure: cpuMicros,
    bar: most(1.15)
  },
  {
    id: "page-1000-effect-4",
    title: "page of 1,000, Effect 4 on undici; peer: Effect 3",
    unit: "ms",
    task: "page1000",
    ours: "admin-effect-4",
    peer: "admin-undici",
    figure: cpuMillis,
    bar: most(1.15)
  }
]

const read = (samples: Samples, { figure, ours, peer = "auth-js" }: Call): Found => {
  const of = (name: Name) => (samples.get(name) ?? []).map(figure)
  return {
    ours: median(of(ours)),
    peer: median(of(peer)),
    floor: median(of("raw")),
    spread: range(ratios(of(ours), of(peer)))
  }
}

const Address = Schema.Struct({ url: Schema.String })

const stub = Effect.gen(function* () {
  const child = yield* Program.start("stub/main")
  const { url } = yield* Effect.orDie(Schema.decodeUnknown(Address)(yield* Program.hear(child)))
  return { url, key: Token.adminKey() }
})

export const group: Group = {
  rows: calls,
  measure: ({ open, plan, wanted }) =>
    Effect.gen(function* () {
      const rows = calls.filter(({ id }) => wanted.has(id))
      const missing = ({ ours }: Call) =>
        !isBuilt(ours)
          ? "not built"
          : ours.startsWith("admin-client-") && !plan.platformClients
            ? "takes longer"
            : undefined
      const outcomes = new Map<string, Outcome>(
        rows.flatMap((row) => {
          const reason = missing(row)
          return reason === undefined ? [] : [[row.id, { missing: reason }]]
        })
      )
      const target = yield* stub
      const present = rows.filter((row) => missing(row) === undefined)
      const events = [...new Set(present.map(({ task }) => task))].map((task): Event => {
        const rows = present.filter((row) => row.task === task)
        const clients = new Set<Name>(rows.flatMap(({ ours, peer = "auth-js" }): Array<Name> => [peer, "raw", ours]))
        return { task, clients: [...clients], amount: plan.tasks[task] }
      })
      const samples = yield* contest(events, plan.starts, target, open)
      for (const row of present) outcomes.set(row.id, read(samples.get(row.task) ?? new Map(), row))
      return outcomes
    }).pipe(Effect.scoped)
}
