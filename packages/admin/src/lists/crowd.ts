/**
 * Rows that share a place in a list's order, and of which no single answer holds all: users of one import, behind a server
 * or a proxy with small pages. They may stand in another order with each request, so they are told apart by their ids and
 * counted: all have come when there are as many as lie between the first and the last of them.
 */
import type { Issue } from "@gotrue-effect/core/check/issue"

interface Counted {
  readonly total?: number | undefined
}

export interface Crowd {
  /** The ids of those that were given. */
  readonly seen: Set<unknown>
  /** How many rows stand before them, as far as is known in this pass. */
  readonly begin: number | undefined
  /** How many rows there were altogether when this pass began: when some came or went, positions say nothing. */
  readonly total: number | undefined
  /** How often they were read from first to last. */
  readonly passes: number
}

/** Where the order changes with each request, a pass over a few pages finds about two thirds of what is missing. */
const mostPasses = 20

export const unsteady: Issue = {
  path: "",
  expected: "can't be read whole: too many rows of one moment for a page, in another order each time"
}

interface Identified {
  readonly id: unknown
}

export const make = (rows: ReadonlyArray<Identified>, begin: number, { total }: Counted): Crowd => ({
  seen: new Set(rows.map(({ id }) => id)),
  begin,
  total,
  passes: 1
})

/** Those of one more page that have not come yet. From here on they have: the set grows, since copies of it would cost. */
export const fresh = <Row extends Identified>({ seen }: Crowd, rows: ReadonlyArray<Row>): ReadonlyArray<Row> =>
  rows.filter(({ id }) => {
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew
  })

/** `begin` says how many rows stand before them, where a page tells. */
export const located = (crowd: Crowd, begin: number | undefined, { total }: Counted): Crowd =>
  begin === undefined ? crowd : { ...crowd, begin, total: crowd.begin === undefined ? total : crowd.total }

/** Whether so many rows were passed that most of them must have come again. */
export const isLost = ({ begin, seen }: Crowd, reached: number, perPage: number): boolean =>
  begin !== undefined && reached - begin > 2 * (seen.size + perPage)

/** Whether all have come, up to the row that stands behind them. */
export const verdict = (
  { begin, passes, seen, total }: Crowd,
  end: number,
  answer: Counted
): "whole" | "again" | "hopeless" =>
  begin !== undefined && seen.size >= end - begin && total === answer.total
    ? "whole"
    : passes < mostPasses
      ? "again"
      : "hopeless"

/** The next pass. */
export const again = (crowd: Crowd): Crowd => ({ ...crowd, begin: undefined, passes: crowd.passes + 1 })
