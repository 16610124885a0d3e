/** A list read by cursors. Each page holds the cursor of the next one. */
import * as Chunk from "effect/Chunk"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type * as Order from "effect/Order"
import type { Issue } from "@gotrue-effect/core/check/issue"
import type { Identified } from "./walk.js"

export interface State<Row> {
  readonly cursor: string
  /** The page that returned the cursor. */
  readonly page: ReadonlyArray<Row>
  /** An earlier cursor to compare with. It is replaced after 1, 2, 4, … pages, so a cycle of any length is detected. */
  readonly mark: string
  readonly pages: number
}

interface Page<Row> {
  readonly rows: ReadonlyArray<Row>
  readonly next: Option.Option<string>
}

const stuck: Issue = {
  path: "pagination.next_cursor",
  expected: "does not progress: the server sent the same page or cursor again, or an empty page with more to come"
}

const isPower = (pages: number): boolean => Number.isInteger(Math.log2(pages))

/** Whether a page begins before the end of the previous one, or repeats a row of it. */
const isRepeated = <Row extends Identified>(
  before: ReadonlyArray<Row>,
  rows: ReadonlyArray<Row>,
  order: Order.Order<Row>
): boolean => {
  const last = before.at(-1)
  const [first] = rows
  if (last === undefined || first === undefined) return false
  const ids = new Set(before.map(({ id }) => id))
  return order(last, first) > 0 || rows.some(({ id }) => ids.has(id))
}

/** The rows of a page, and the state for the next one. */
export const take = <Row extends Identified>(
  state: Option.Option<State<Row>>,
  { next, rows }: Page<Row>,
  order: Order.Order<Row>
): Either.Either<readonly [rows: Chunk.Chunk<Row>, next: Option.Option<State<Row>>], Issue> => {
  const before = Option.getOrUndefined(state)
  if (before !== undefined && isRepeated(before.page, rows, order)) return Either.left(stuck)
  if (Option.isNone(next)) return Either.right([Chunk.fromIterable(rows), Option.none()])
  const cursor = next.value
  if (rows.length === 0 || cursor === before?.cursor || cursor === before?.mark) return Either.left(stuck)
  const pages = (before?.pages ?? 0) + 1
  const mark = before === undefined || isPower(pages) ? cursor : before.mark
  return Either.right([Chunk.fromIterable(rows), Option.some({ cursor, page: rows, mark, pages })])
}
