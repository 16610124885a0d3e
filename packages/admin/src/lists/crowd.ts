/**
 * Rows with the same sort key that no single response holds: users of one import, behind a server or proxy with small
 * pages. Their order can change with each request, so they are identified by id and counted: the group is complete when
 * there are as many ids as positions between its first and its last row.
 */
import type { Issue } from "@gotrue-effect/core/check/issue"

interface Counted {
  readonly total?: number | undefined
}

export interface Crowd {
  /** The ids of the rows returned so far. */
  readonly seen: Set<unknown>
  /** How many rows come before them, if known in this pass. */
  readonly begin: number | undefined
  /** The total number of rows when this pass began. If it changes, positions mean nothing. */
  readonly total: number | undefined
  /** How many times they were read from first to last. */
  readonly passes: number
}

/** If the order changes with each request, a pass over a few pages finds about two thirds of the missing rows. */
const mostPasses = 20

export const unsteady: Issue = {
  path: "",
  expected: "cannot be read completely: too many rows with the same timestamp for a page, and their order changes"
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

/** The rows of a page that are new. Adds them to the set in place, because copying it would be expensive. */
export const fresh = <Row extends Identified>({ seen }: Crowd, rows: ReadonlyArray<Row>): ReadonlyArray<Row> =>
  rows.filter(({ id }) => {
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew
  })

/** `begin` is the number of rows before them, if the page shows it. */
export const located = (crowd: Crowd, begin: number | undefined, { total }: Counted): Crowd =>
  begin === undefined ? crowd : { ...crowd, begin, total: crowd.begin === undefined ? total : crowd.total }

/** Whether so many rows were read that most of them must be repeats. */
export const isLost = ({ begin, seen }: Crowd, reached: number, perPage: number): boolean =>
  begin !== undefined && reached - begin > 2 * (seen.size + perPage)

/** Whether all rows were seen, up to the row after them. */
export const verdict = (
  { begin, passes, seen, total }: Crowd,
  end: number,
  response: Counted
): "whole" | "again" | "hopeless" =>
  begin !== undefined && seen.size >= end - begin && total === response.total
    ? "whole"
    : passes < mostPasses
      ? "again"
      : "hopeless"

/** The next pass. */
export const again = (crowd: Crowd): Crowd => ({ ...crowd, begin: undefined, passes: crowd.passes + 1 })
