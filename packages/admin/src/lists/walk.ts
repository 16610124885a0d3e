/**
 * Reads a list that is cut into numbered pages to its end, while rows come and go.
 *
 * Rows that go shift the others to earlier pages, where a plain loop has been already. So a page is asked for that
 * begins before the first row that is still wanted, and believed only if its first row is one that was seen. Rows are
 * told apart by their place in the list's order alone. Those that share a place may stand in any order, and in another
 * one with each request: they are taken all together, out of one answer, or, where no answer holds them all, one by one by
 * their ids (`crowd.ts`).
 *
 * A server that gives fewer rows than asked for has a limit of its own. One that does not say whether there is more is asked
 * until nothing new comes. One that gives nothing new for long ends the walk as a failure.
 */
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type * as Order from "effect/Order"
import { InvalidResponse } from "../AdminError.js"
import type { Crowd } from "./crowd.js"
import * as CrowdOf from "./crowd.js"
import type { Issue } from "@gotrue-effect/core/check/issue"

export interface Asked {
  readonly page: number
  readonly perPage: number
}

export interface Identified {
  readonly id: unknown
}

/** What a server says of a list, beside a page of it. */
export interface Read<Row> {
  readonly rows: ReadonlyArray<Row>
  /** Whether there are more pages, where the answer says so. */
  readonly more: boolean | undefined
  /** How many rows there are on all pages together. */
  readonly total?: number | undefined
}

export interface Answered<Row> extends Asked, Read<Row> {}

export interface State<Row> {
  /** No wanted row stands after this many others. */
  readonly before: number
  /** The last row that was given. Whatever comes after it in the order is still wanted. */
  readonly last: Option.Option<Row>
  /** As many rows as a request may ask for. */
  readonly most: number
  /** As many rows as the server gives at most, as far as is known. */
  readonly limit: number
  /** Requests in a row that gave nothing and did not step back. */
  readonly idle: number
  /** The rows of the place of `last`, where not all of them have been given. */
  readonly crowd: Option.Option<Crowd>
}

export const start = <Row>(most: number): State<Row> => ({
  before: 0,
  last: Option.none(),
  most: Math.max(most, 2),
  limit: Number.POSITIVE_INFINITY,
  idle: 0,
  crowd: Option.none()
})

/** More rows than this are not asked for at once, unless the caller does: what holds them must fit into an answer. */
const mostAtOnce = 10_000

/** So often nothing new may come: the size of a page doubles at most 14 times. */
const mostIdle = 32

/** Of so many sizes one does not divide where the page should begin. */
const mostSizes = 1_000

const stuck: Issue = {
  path: "",
  expected: "does not progress: the server sent the same page again, or pages with nothing new"
}

/** The page that begins before the first wanted row, and reaches farthest behind it. */
const ask = ({ before, most }: { readonly before: number; readonly most: number }): Asked => {
  if (before === 0) return { page: 1, perPage: most }
  const reach = ({ page, perPage }: Asked) => page * perPage
  const sizes = Array.from({ length: Math.min(Math.max(most - 1, 1), mostSizes) }, (_, less) => most - less)
  const asked = sizes
    .map((perPage) => ({ page: Math.floor((before - 1) / perPage) + 1, perPage }))
    .reduce((best, other) => (reach(other) > reach(best) ? other : best))
  // Where the server's pages are too small to overlap, the next one.
  return reach(asked) > before ? asked : { page: Math.floor(before / most) + 1, perPage: most }
}

type Taken<Row> = Either.Either<readonly [rows: Chunk.Chunk<Row>, next: Option.Option<State<Row>>], Issue>

const goOn = <Row>(
  state: State<Row>,
  given: ReadonlyArray<Row>,
  next: Partial<State<Row>>,
  stepsBack = false
): Taken<Row> => {
  const idle = given.length > 0 ? 0 : stepsBack ? state.idle : state.idle + 1
  return idle > mostIdle
    ? Either.left(stuck)
    : Either.right([
        Chunk.fromIterable(given),
        Option.some({
          ...state,
          last: Option.orElse(Option.fromNullable(given.at(-1)), () => state.last),
          ...next,
          idle
        })
      ])
}

const end = <Row>(given: ReadonlyArray<Row>): Taken<Row> => Either.right([Chunk.fromIterable(given), Option.none()])

/** A page of which it is not sure that it stands where it was asked for: the server has smaller ones. */
const isMisplaced = <Row>({ more, page, perPage, rows, total }: Answered<Row>): boolean =>
  page > 1 &&
  rows.length > 0 &&
  rows.length < perPage &&
  (more === true || (total !== undefined && (page - 1) * perPage + rows.length > total))

/** The rows of an answer that are still wanted, and how to go on; at the end there is no way to go on. */
export const take = <Row extends Identified>(
  state: State<Row>,
  answer: Answered<Row>,
  order: Order.Order<Row>
): Taken<Row> => {
  const { more, page, perPage, rows } = answer
  const begin = (page - 1) * perPage
  if (isMisplaced(answer)) {
    return goOn(state, [], { limit: rows.length, most: Math.min(state.most, rows.length) })
  }
  const isShort = rows.length > 0 && rows.length < perPage && more !== false
  const limit = isShort && begin === 0 ? rows.length : state.limit
  const limited: State<Row> = { ...state, limit, most: Math.min(state.most, limit) }
  if (Option.isSome(state.crowd) && Option.isSome(state.last)) {
    return inCrowd(limited, state.crowd.value, state.last.value, answer, order)
  }
  const wanted = rows.filter((row) =>
    Option.match(state.last, { onNone: () => true, onSome: (last) => order(last, row) < 0 })
  )
  const passed = rows.length - wanted.length
  // Rows have gone, and what stands here may not be the next.
  if (begin > 0 && begin < state.before && passed === 0) {
    return goOn(limited, [], { before: begin }, true)
  }
  const atEnd = more === undefined ? false : !more && rows.length < perPage
  if (rows.length === 0 || atEnd) return rows.length === 0 && more === true ? goOn(limited, [], {}) : end(wanted)
  if (more === undefined) return unsure(limited, answer, wanted, order)
  const last = wanted.at(-1)
  // The last place of a page may go on behind it.
  const given = last === undefined ? wanted : wanted.filter((row) => order(row, last) !== 0)
  const before = begin + passed + given.length
  if (given.length > 0 || last === undefined) return goOn(limited, given, { before })
  const larger = Math.max(limited.most, perPage) * 2
  return larger <= Math.min(limit, Math.max(mostAtOnce, limited.most))
    ? goOn(limited, [], { before, most: larger })
    : goOn(limited, wanted, { before: begin + rows.length, crowd: Option.some(CrowdOf.make(wanted, before, answer)) })
}

/** Where the answer does not say whether there is more, all is given, and the rest of its last place is looked for. */
const unsure = <Row extends Identified>(
  state: State<Row>,
  answer: Answered<Row>,
  wanted: ReadonlyArray<Row>,
  order: Order.Order<Row>
): Taken<Row> => {
  const { page, perPage, rows } = answer
  const begin = (page - 1) * perPage
  const last = wanted.at(-1)
  if (last === undefined) return begin > 0 ? end([]) : goOn(state, [], { before: rows.length })
  const place = wanted.filter((row) => order(row, last) === 0)
  return goOn(state, wanted, {
    before: begin + rows.length,
    crowd: Option.some(CrowdOf.make(place, begin + rows.length - place.length, answer))
  })
}

/** Among rows of one place, of which those are wanted that have not been given. */
const inCrowd = <Row extends Identified>(
  state: State<Row>,
  crowd: Crowd,
  member: Row,
  answer: Answered<Row>,
  order: Order.Order<Row>
): Taken<Row> => {
  const { more, page, perPage, rows } = answer
  const begin = (page - 1) * perPage
  const earlier = rows.filter((row) => order(row, member) < 0).length
  const later = rows.filter((row) => order(member, row) < 0).length
  const here = rows.slice(earlier, rows.length - later)
  if (begin > 0 && begin < state.before && rows.length > 0 && rows.length === later) {
    return goOn(state, [], { before: begin }, true)
  }
  if (rows.length === 0 && more === true) return goOn(state, [], {})
  const grown = CrowdOf.located(crowd, begin > 0 && earlier === 0 ? undefined : begin + earlier, answer)
  const fresh = CrowdOf.fresh(grown, here)
  // Where they begin is looked for first, since it may have moved.
  if (grown.begin === undefined && begin > 0) {
    return goOn(state, fresh, { before: begin, crowd: Option.some(grown) }, true)
  }
  const reached = begin + earlier + here.length
  // Where nothing is said of more, whatever gives nothing new behind the beginning is the end.
  const isOver =
    more === undefined
      ? rows.length === 0 || (fresh.length === 0 && later === 0 && begin > 0)
      : rows.length === 0 || (!more && rows.length < perPage)
  if (later === 0 && !isOver) {
    // A pass over what was seen is none of the requests that are counted, unless it begins anew each time.
    const reads = earlier === 0 || crowd.begin === undefined
    return CrowdOf.isLost(grown, reached, perPage)
      ? Either.left(stuck)
      : goOn(state, fresh, { before: reached, crowd: Option.some(grown) }, reads)
  }
  const verdict = more === undefined && isOver ? "whole" : CrowdOf.verdict(grown, reached, answer)
  if (verdict === "hopeless") return Either.left(CrowdOf.unsteady)
  if (verdict === "again") {
    return goOn(state, fresh, { before: grown.begin ?? begin, crowd: Option.some(CrowdOf.again(grown)) }, true)
  }
  if (isOver && later === 0) return end(fresh)
  // What comes behind it is taken as always.
  const behind: State<Row> = { ...state, crowd: Option.none(), idle: 0, before: reached }
  return Either.map(take(behind, answer, order), ([rows, next]) => [
    Chunk.prependAll(rows, Chunk.fromIterable(fresh)),
    next
  ])
}

/** One request of the walk, as a part of an operation. */
export const step = <Row extends Identified, E>(
  state: State<Row>,
  read: (asked: Asked) => Effect.Effect<Read<Row>, E>,
  order: Order.Order<Row>,
  operation = "list"
): Effect.Effect<readonly [rows: Chunk.Chunk<Row>, next: Option.Option<State<Row>>], E | InvalidResponse> =>
  Effect.suspend(() => {
    const asked = ask(state)
    return Effect.flatMap(read(asked), (answer) => orFail(operation, take(state, { ...asked, ...answer }, order)))
  })

/** What was read can't be the list. */
export const orFail = <A>(operation: string, taken: Either.Either<A, Issue>): Effect.Effect<A, InvalidResponse> =>
  Either.match(taken, {
    onLeft: (finding) => new InvalidResponse({ operation, status: 200, gateway: {}, ...finding }),
    onRight: Effect.succeed
  })
