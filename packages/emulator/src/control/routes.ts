import type { Clock } from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type { HeaderLines, Request, Response } from "../Exchange.js"
import { writeRow } from "../database/column.js"
import { messageColumns } from "../database/rows.js"
import { empty, json, noContent, plain } from "../http/reply.js"
import { writeJson } from "../standards/json/json.js"
import { formatTimestamp, toMicroseconds } from "../standards/time/timestamp.js"
import type { Controls } from "./controls.js"
import { readFault } from "./fault.js"
import type { Members } from "./members.js"
import { isMembers, makeMembersReader, readDuration } from "./members.js"

interface ControlCall extends Controls {
  readonly request: Request
  readonly now: Clock
}

type Methods = { readonly [method: string]: (call: ControlCall) => Response }

const written = (body: string): Response => ({ status: 200, headers: [["Content-Type", "application/json"]], body })

const rejected = (problem: string): Response => json(400, { message: `The emulator cannot do that: ${problem}.` })

const done = (act: () => void): Response => {
  act()
  return noContent
}

const bodyText = ({ request }: ControlCall): string => new TextDecoder().decode(request.body)

const withMembers = (call: ControlCall, act: (members: Members) => Response): Response =>
  Either.match(
    Either.try((): unknown => JSON.parse(bodyText(call))),
    {
      onLeft: () => rejected("the body is not JSON"),
      onRight: (members) => (isMembers(members) ? act(members) : rejected("the body is not an object"))
    }
  )

const state: Methods = {
  GET: ({ exportState }) => written(exportState()),
  PUT: (call) => {
    const read = call.importState(bodyText(call))
    return Either.isRight(read) ? noContent : json(400, { message: `The state cannot be read: ${read.left}.` })
  },
  DELETE: ({ forget }) => done(forget)
}

const outbox: Methods = {
  GET: ({ db }) =>
    written(
      writeJson(db.outbox.table.resolve(db.outbox.inOrder.idsOf("")).map((row) => writeRow(messageColumns, row)))
    ),
  DELETE: ({ db }) => done(() => db.outbox.table.clear())
}

/** A latency may be a number of nanoseconds, which JSON can't say. */
const withBigints = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `${value} nanos` : value)

const faults: Methods = {
  GET: ({ faults }) => written(JSON.stringify(faults.list(), withBigints)),
  POST: (call) =>
    withMembers(call, (members) =>
      Either.match(readFault(members), {
        onLeft: rejected,
        onRight: (plan) => done(() => call.faults.add(plan))
      })
    ),
  DELETE: ({ faults }) => done(faults.clear)
}

const journal: Methods = {
  GET: ({ journal }) => written(JSON.stringify(journal.entries())),
  DELETE: ({ journal }) => done(journal.clear)
}

const readTime = (value: unknown): number | undefined =>
  typeof value === "string" || typeof value === "number"
    ? Option.getOrUndefined(Option.map(DateTime.make(value), DateTime.toEpochMillis))
    : undefined

const time: Methods = {
  GET: (call) => json(200, { now: formatTimestamp(toMicroseconds(call.time.now(call.now))) }),
  PUT: (call) =>
    withMembers(call, (members) => {
      const read = makeMembersReader(members)
      const at = read.parsed<number | undefined>("time", undefined, "a time", readTime)
      const by = read.parsed("advance", Duration.zero, "a duration like 1 hour", readDuration)
      const frozen = read.flag("frozen")
      const problem = read.problem()
      if (problem !== undefined) return rejected(problem)
      return Either.match(call.changeTime({ at, by, frozen }, call.now), {
        onLeft: rejected,
        onRight: () => json(200, { now: formatTimestamp(toMicroseconds(call.time.now(call.now))) })
      })
    }),
  DELETE: ({ resetTime }) => done(resetTime)
}

const seed: Methods = {
  PUT: (call) =>
    withMembers(call, (members) => {
      const read = makeMembersReader(members)
      const given = read.whole("seed", undefined)
      const problem = read.problem() ?? (given === undefined ? "seed is missing" : undefined)
      return problem === undefined ? done(() => call.seed(given ?? 0)) : rejected(problem)
    })
}

const reset: Methods = { POST: ({ reset }) => done(reset) }

const routes: { readonly [path: string]: Methods } = {
  "/emulator/state": state,
  "/emulator/outbox": outbox,
  "/emulator/faults": faults,
  "/emulator/journal": journal,
  "/emulator/clock": time,
  "/emulator/seed": seed,
  "/emulator/reset": reset
}

/** No page of another origin may load the response as a script, an image or a frame, and no cache may store it. */
export const forTheOwner: HeaderLines = [
  ["Cache-Control", "no-store"],
  ["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["X-Content-Type-Options", "nosniff"]
]

const own = <A>(members: { readonly [name: string]: A }, name: string): A | undefined =>
  Object.hasOwn(members, name) ? members[name] : undefined

/** What a test asks of the emulator itself. No server has these paths. */
export const controlResponse = (controls: Controls, request: Request, now: Clock): Response => {
  const methods = own(routes, request.target.split("?")[0] ?? "")
  if (methods === undefined) return plain(404, "404 page not found\n")
  const run = own(methods, request.method)
  if (run === undefined) return empty(405, [["Allow", Object.keys(methods).sort().join(", ")]])
  const response = run({ ...controls, request, now })
  return { ...response, headers: [...response.headers, ...forTheOwner] }
}
