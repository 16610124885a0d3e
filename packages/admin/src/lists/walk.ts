/**
 * Reads a list of numbered pages to its end, while rows are added and deleted.
 *
 * When rows are deleted, later rows shift to earlier pages, which a plain loop has already passed. So each request
 * overlaps the previous page by at least one row, and its page is accepted only if the first row was already seen. Rows
 * are compared by sort key only. Rows with the same key can come in any order, and in another order with each request:
 * they are all taken from one response or, if no response holds them all, one by one by id (`crowd.ts`).
 *
 * A server that returns fewer rows than requested has a limit of its own. If the server does not say whether there is
 * more, requests continue until nothing new comes. If it says that there is more and nothing new comes, the walk fails.
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

export interface PageRequest {
  readonly page: number
  readonly perPage: number
}

export interface Identified {
  readonly id: unknown
}

/** A page, and what the server says about the list. */
export interface Read<Row> {
  readonly rows: ReadonlyArray<Row>
  /** Whether there are more pages, if the response says so. */
  readonly more: boolean | undefined
  /** The total number of rows. */
  readonly total?: number | undefined
}

export interface PageResponse<Row> extends PageRequest, Read<Row> {}

export interface State<Row> {
  /** The first wanted row is not further back than this position. */
  readonly before: number
  /** The last row returned. Every row after it in the order is still wanted. */
  readonly last: Option.Option<Row>
  /** The largest page size to request. */
  readonly most: number
  /** The largest page size of the server, as far as known. */
  readonly limit: number
  /** Consecutive requests that returned nothing and did not step back. */
  readonly idle: number
  /** The rows with the same key as `last`, if not all of them have been returned. */
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

/** The largest page size, unless the caller asks for more: the rows must fit into one response. */
const mostAtOnce = 10_000

/** How many requests may return nothing new. The page size doubles at most 14 times. */
const mostIdle = 32

/** Among this many page sizes, one has no page boundary at the wanted position. */
const mostSizes = 1_000

const stuck: Issue = {
  path: "",
  expected: "does not progress: the server sent the same page again, or pages with nothing new"
}

/** The page that begins before the first wanted row and reaches furthest beyond it. */
const nextRequest = ({ before, limit, most }: State<unknown>): PageRequest => {
  if (before === 0) return { page: 1, perPage: most }
  const pageOf = (perPage: number): PageRequest => ({ page: Math.floor((before - 1) / perPage) + 1, perPage })
  const reach = ({ page, perPage }: PageRequest) => page * perPage
  const sizes = Array.from({ length: Math.min(Math.max(most - 1, 1), mostSizes) }, (_, less) => most - less)
  const request = sizes.map(pageOf).reduce((best, other) => (reach(other) > reach(best) ? other : best))
  if (reach(request) > before) return request
  // Each of these sizes has a page boundary at the wanted position, which happens with small pages only.
  const larger = Array.from({ length: mostSizes }, (_, more) => most + 1 + more).find((size) => before % size !== 0)
  // If the pages of the server are too small to overlap, the next one.
  return larger !== undefined && larger <= limit
    ? pageOf(larger)
    : { page: Math.floor(before / most) + 1, perPage: most }
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

/** Whether a page may begin elsewhere than requested, because the server uses smaller pages. */
const isMisplaced = <Row>({ more, page, perPage, rows, total }: PageResponse<Row>): boolean =>
  page > 1 &&
  rows.length > 0 &&
  rows.length < perPage &&
  (more === true || (total !== undefined && (page - 1) * perPage + rows.length > total))

/** The wanted rows of a response, and the state for the next request, if there is one. */
export const take = <Row extends Identified>(
  state: State<Row>,
  response: PageResponse<Row>,
  order: Order.Order<Row>
): Taken<Row> => {
  const { more, page, perPage, rows } = response
  const begin = (page - 1) * perPage
  if (isMisplaced(response)) {
    return goOn(state, [], { limit: rows.length, most: Math.min(state.most, rows.length) })
  }
  const isShort = rows.length > 0 && rows.length < perPage && more !== false
  const limit = isShort && begin === 0 ? rows.length : state.limit
  const limited: State<Row> = { ...state, limit, most: Math.min(state.most, limit) }
  if (Option.isSome(state.crowd) && Option.isSome(state.last)) {
    return inCrowd(limited, state.crowd.value, state.last.value, response, order)
  }
  const wanted = rows.filter((row) =>
    Option.match(state.last, { onNone: () => true, onSome: (last) => order(last, row) < 0 })
  )
  const passed = rows.length - wanted.length
  // Rows were deleted, so the first row here may not be the next one.
  if (begin > 0 && begin < state.before && passed === 0) {
    return goOn(limited, [], { before: begin }, true)
  }
  const atEnd = more === undefined ? false : !more && rows.length < perPage
  if (rows.length === 0 || atEnd) return rows.length === 0 && more === true ? goOn(limited, [], {}) : end(wanted)
  if (more === undefined) return unsure(limited, response, wanted, order)
  const last = wanted.at(-1)
  // The next page may continue the last key of this one.
  const given = last === undefined ? wanted : wanted.filter((row) => order(row, last) !== 0)
  const before = begin + passed + given.length
  if (given.length > 0 || last === undefined) return goOn(limited, given, { before })
  const larger = Math.max(limited.most, perPage) * 2
  return larger <= Math.min(limit, Math.max(mostAtOnce, limited.most))
    ? goOn(limited, [], { before, most: larger })
    : goOn(limited, wanted, { before: begin + rows.length, crowd: Option.some(CrowdOf.make(wanted, before, response)) })
}

/**
 * If the response does not say whether there is more, all rows are returned, and the rest of the last key is searched
 * for.
 */
const unsure = <Row extends Identified>(
  state: State<Row>,
  response: PageResponse<Row>,
  wanted: ReadonlyArray<Row>,
  order: Order.Order<Row>
): Taken<Row> => {
  const { page, perPage, rows } = response
  const begin = (page - 1) * perPage
  const last = wanted.at(-1)
  if (last === undefined) return begin > 0 ? end([]) : goOn(state, [], { before: rows.length })
  const place = wanted.filter((row) => order(row, last) === 0)
  return goOn(state, wanted, {
    before: begin + rows.length,
    crowd: Option.some(CrowdOf.make(place, begin + rows.length - place.length, response))
  })
}

/** Inside a group of rows with the same key: returns those that are new. */
const inCrowd = <Row extends Identified>(
  state: State<Row>,
  crowd: Crowd,
  member: Row,
  response: PageResponse<Row>,
  order: Order.Order<Row>
): Taken<Row> => {
  const { more, page, perPage, rows } = response
  const begin = (page - 1) * perPage
  const earlier = rows.filter((row) => order(row, member) < 0).length
  const later = rows.filter((row) => order(member, row) < 0).length
  const here = rows.slice(earlier, rows.length - later)
  if (begin > 0 && begin < state.before && rows.length > 0 && rows.length === later) {
    return goOn(state, [], { before: begin }, true)
  }
  if (rows.length === 0 && more === true) return goOn(state, [], {})
  const grown = CrowdOf.located(crowd, begin > 0 && earlier === 0 ? undefined : begin + earlier, response)
  const fresh = CrowdOf.fresh(grown, here)
  // The beginning of the group may have moved, so it is found first.
  if (grown.begin === undefined && begin > 0) {
    return goOn(state, fresh, { before: begin, crowd: Option.some(grown) }, true)
  }
  const reached = begin + earlier + here.length
  // If the server does not say whether there is more, a page beyond the beginning without new rows is the end.
  const isOver =
    more === undefined
      ? rows.length === 0 || (fresh.length === 0 && later === 0 && begin > 0)
      : rows.length === 0 || (!more && rows.length < perPage)
  if (later === 0 && !isOver) {
    // A pass over known rows does not count as idle, unless it starts over each time.
    const reads = earlier === 0 || crowd.begin === undefined
    return CrowdOf.isLost(grown, reached, perPage)
      ? Either.left(stuck)
      : goOn(state, fresh, { before: reached, crowd: Option.some(grown) }, reads)
  }
  const verdict = more === undefined && isOver ? "whole" : CrowdOf.verdict(grown, reached, response)
  if (verdict === "hopeless") return Either.left(CrowdOf.unsteady)
  if (verdict === "again") {
    return goOn(state, fresh, { before: grown.begin ?? begin, crowd: Option.some(CrowdOf.again(grown)) }, true)
  }
  if (isOver && later === 0) return end(fresh)
  // The rows after the group are handled as usual.
  const behind: State<Row> = { ...state, crowd: Option.none(), idle: 0, before: reached }
  return Either.map(take(behind, response, order), ([rows, next]) => [
    Chunk.prependAll(rows, Chunk.fromIterable(fresh)),
    next
  ])
}

/** One request of the walk, as part of an operation. */
export const step = <Row extends Identified, E>(
  state: State<Row>,
  read: (request: PageRequest) => Effect.Effect<Read<Row>, E>,
  order: Order.Order<Row>,
  operation = "list"
): Effect.Effect<readonly [rows: Chunk.Chunk<Row>, next: Option.Option<State<Row>>], E | InvalidResponse> =>
  Effect.suspend(() => {
    const request = nextRequest(state)
    return Effect.flatMap(read(request), (response) =>
      orFail(operation, take(state, { ...request, ...response }, order))
    )
  })

/** Fails if the pages cannot be the list. */
export const orFail = <A>(operation: string, taken: Either.Either<A, Issue>): Effect.Effect<A, InvalidResponse> =>
  Either.match(taken, {
    onLeft: (issue) => new InvalidResponse({ operation, status: 200, gateway: {}, ...issue }),
    onRight: Effect.succeed
  })
