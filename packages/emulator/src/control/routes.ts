import type { Clock } from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type { HeaderLines, Request, Response } from "../Exchange.js"
import { writeRow } from "../database/column.js"
import { messageColumns } from "../database/rows.js"
import { deleteSession } from "../features/queries/sessions.js"
import { empty, json, noContent, plain } from "../http/reply.js"
import { writeJson } from "../standards/json/json.js"
import { formatTimestamp, toMicroseconds } from "../standards/time/timestamp.js"
import type { Query } from "../standards/url/query.js"
import { parseQuery, queryValue } from "../standards/url/query.js"
import type { Controls } from "./controls.js"
import { readFault } from "./fault.js"
import { about } from "./inspect/about.js"
import { changes } from "./inspect/changes.js"
import { sessionToken } from "./inspect/sessionToken.js"
import { userDetail } from "./inspect/userDetail.js"
import type { Members } from "./members.js"
import { isMembers, makeMembersReader, readDuration } from "./members.js"

interface ControlCall extends Controls {
  readonly request: Request
  readonly now: Clock
  /** What stands for `{id}` in the path. */
  readonly id: string
  readonly query: Query
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
  GET: ({ faults }) => written(JSON.stringify(faults.numbered(), withBigints)),
  POST: (call) =>
    withMembers(call, (members) =>
      Either.match(readFault(members), {
        onLeft: rejected,
        onRight: (plan) => done(() => call.faults.add(plan))
      })
    ),
  DELETE: ({ faults }) => done(faults.clear)
}

const missing = (what: string, id: string): Response => json(404, { message: `There is no ${what} ${id}.` })

/** What a path or a query says; undefined when it is no number. */
const wholeNumber = (text: string): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) : undefined)

const fault: Methods = {
  DELETE: ({ faults, id }) => (faults.remove(wholeNumber(id) ?? 0) ? noContent : missing("fault", id))
}

const journal: Methods = {
  GET: ({ journal }) => written(JSON.stringify(journal.entries())),
  DELETE: ({ journal }) => done(journal.clear)
}

const entry: Methods = {
  GET: ({ id, journal }) => {
    const found = journal.entry(wholeNumber(id) ?? 0)
    return found === undefined ? missing("request", id) : written(JSON.stringify(found))
  }
}

const users: Methods = {
  GET: (call) => written(writeJson(call.users(call.query, call.time.now(call.now))))
}

const user: Methods = {
  GET: (call) => {
    const found = userDetail(call, call.id, call.time.now(call.now))
    return found === undefined ? missing("user", call.id) : written(writeJson(found))
  }
}

const session: Methods = {
  DELETE: (call) => {
    const { db, id } = call
    if (db.sessions.table.get(id) === undefined) return missing("session", id)
    return done(() =>
      db.undoLog.transaction(
        () => deleteSession(call, id),
        () => true
      )
    )
  }
}

const token: Methods = {
  POST: (call) => {
    const found = sessionToken(call, call.id, call.time.now(call.now))
    return found === undefined ? missing("session", call.id) : written(writeJson(found))
  }
}

const news: Methods = {
  GET: (call) => {
    const known = {
      since: wholeNumber(queryValue(call.query, "since")) ?? 0,
      state: wholeNumber(queryValue(call.query, "state"))
    }
    return written(JSON.stringify(changes(call, known, call.now), withBigints))
  }
}

const self: Methods = { GET: (call) => written(JSON.stringify(about(call))) }

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
  "/emulator/faults/{id}": fault,
  "/emulator/journal": journal,
  "/emulator/journal/{id}": entry,
  "/emulator/users": users,
  "/emulator/users/{id}": user,
  "/emulator/sessions/{id}": session,
  "/emulator/sessions/{id}/token": token,
  "/emulator/changes": news,
  "/emulator/about": self,
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

/** The methods of a path, and what stands for `{id}` in it. */
const find = (path: string): { readonly methods: Methods; readonly id: string } | undefined => {
  const exact = own(routes, path)
  if (exact !== undefined) return { methods: exact, id: "" }
  const [, parent = "", id = "", rest = ""] = /^(\/emulator\/[a-z]+)\/([^/]+)(\/[a-z]+)?$/.exec(path) ?? []
  const methods = own(routes, `${parent}/{id}${rest}`)
  return methods && { methods, id }
}

/** What a test asks of the emulator itself. No server has these paths. */
export const controlResponse = (controls: Controls, request: Request, now: Clock): Response => {
  const [path = "", query = ""] = request.target.split("?")
  const found = find(path)
  if (found === undefined) return plain(404, "404 page not found\n")
  const { id, methods } = found
  const run = own(methods, request.method)
  if (run === undefined) return empty(405, [["Allow", Object.keys(methods).sort().join(", ")]])
  const response = run({ ...controls, request, now, id, query: parseQuery(query) })
  return { ...response, headers: [...response.headers, ...forTheOwner] }
}
