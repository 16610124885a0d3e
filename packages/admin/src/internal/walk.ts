/**
 * Reads a list that is cut into numbered pages to its end, while rows come and go.
 *
 * Rows that go shift the others to earlier pages, where a plain loop has been already. So a page is asked for that
 * begins before the first row that is still wanted, and believed only if its first row is one that was seen. Rows are
 * told apart by their place in the list's order alone. Those that share a place may stand in any order, and in another
 * one with each request: they are taken all together, out of one answer.
 */
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Order from "effect/Order"

export interface Asked {
  readonly page: number
  readonly perPage: number
}

interface Answered<Row> extends Asked {
  readonly rows: ReadonlyArray<Row>
  /** Whether the answer says that there are more pages. */
  readonly more: boolean
}

export interface State<Row> {
  /** No wanted row stands after this many others. */
  readonly before: number
  /** The last row that was given. Whatever comes after it in the order is still wanted. */
  readonly last: Option.Option<Row>
  /** As many rows as a request may ask for. */
  readonly most: number
}

export const start = <Row>(most: number): State<Row> => ({ before: 0, last: Option.none(), most: Math.max(most, 2) })

/** The page that begins before the first wanted row, and reaches farthest behind it. */
const ask = ({ before, most }: State<never>): Asked => {
  if (before === 0) return { page: 1, perPage: most }
  const reach = ({ page, perPage }: Asked) => page * perPage
  const sizes = Array.from({ length: Math.ceil(most / 2) }, (_, less) => most - less)
  const asked = sizes
    .map((perPage) => ({ page: Math.floor((before - 1) / perPage) + 1, perPage }))
    .reduce((best, other) => (reach(other) > reach(best) ? other : best))
  return reach(asked) > before ? asked : ask({ before, last: Option.none(), most: most * 2 })
}

/** The rows of an answer that are still wanted, and how to go on; at the end there is no way to go on. */
export const take = <Row>(
  state: State<Row>,
  { more, page, perPage, rows }: Answered<Row>,
  order: Order.Order<Row>
): readonly [rows: Chunk.Chunk<Row>, next: Option.Option<State<Row>>] => {
  const begin = (page - 1) * perPage
  const wanted = rows.filter((row) =>
    Option.match(state.last, { onNone: () => true, onSome: (last) => order(last, row) < 0 })
  )
  const passed = rows.length - wanted.length
  // Rows have gone, and what stands here may not be the next.
  if (begin > 0 && passed === 0) return [Chunk.empty(), Option.some({ ...state, before: begin })]
  const atEnd = rows.length === 0 || (!more && rows.length < perPage)
  const end = wanted.at(-1)
  // The last place of a page may go on behind it.
  const complete = atEnd || end === undefined ? wanted : wanted.filter((row) => order(row, end) !== 0)
  // A server that gives fewer rows than asked for has a limit of its own: asking for more of them is no use.
  const limited = more && rows.length < perPage
  const given = complete.length === 0 && limited ? wanted : complete
  const next: State<Row> = {
    before: begin + passed + given.length,
    last: Option.orElse(Option.fromNullable(given.at(-1)), () => state.last),
    most: limited
      ? Math.max(rows.length, 2)
      : given.length === 0 && wanted.length > 0
        ? Math.max(state.most, perPage) * 2
        : state.most
  }
  return [Chunk.fromIterable(given), atEnd ? Option.none() : Option.some(next)]
}

/** One request of the walk. */
export const step = <Row, E>(
  state: State<Row>,
  read: (asked: Asked) => Effect.Effect<{ readonly rows: ReadonlyArray<Row>; readonly more: boolean }, E>,
  order: Order.Order<Row>
): Effect.Effect<readonly [rows: Chunk.Chunk<Row>, next: Option.Option<State<Row>>], E> =>
  Effect.suspend(() => {
    const asked = ask({ ...state, last: Option.none() })
    return Effect.map(read(asked), (answer) => take(state, { ...asked, ...answer }, order))
  })
