/** All users, a request at a time: by cursor where the server has that, else by numbered pages that may shift. */
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Order from "effect/Order"
import type { Pagination } from "../Pagination.js"
import * as Timestamp from "../Timestamp.js"
import type { ListUsers, UserPage, Which } from "../UserPage.js"
import * as Walk from "./walk.js"

interface Dated {
  readonly created_at: string
}

export type State<Row> =
  | { readonly by: "nothing" }
  | { readonly by: "cursor"; readonly cursor: string }
  | { readonly by: "page"; readonly walk: Walk.State<Row> }

export const start: State<never> = { by: "nothing" }

const mostByCursor = 1_000

const hasMore = ({ nextPage }: Pagination): boolean => Option.isSome(nextPage)

type Page<Row> = Omit<UserPage, "users"> & { readonly users: ReadonlyArray<Row> }

/** The users of one request, and how to go on. */
export const step = <Row extends Dated, E>(
  state: State<Row>,
  { pageSize, ...which }: Which & { readonly pageSize: number },
  list: (query: ListUsers) => Effect.Effect<Page<Row>, E>
): Effect.Effect<readonly [users: Chunk.Chunk<Row>, next: Option.Option<State<Row>>], E> => {
  const sort = which.sort ?? "created_at desc"
  const byTime = Order.mapInput(Timestamp.Order, ({ created_at }: Row) => created_at)
  const order = sort === "created_at asc" ? byTime : Order.reverse(byTime)
  const limit = Math.min(pageSize, mostByCursor)

  const byCursor = ({ pagination, users }: Page<Row>) =>
    [
      Chunk.fromIterable(users),
      Option.map(pagination.nextCursor, (cursor): State<Row> => ({ by: "cursor", cursor }))
    ] as const

  const byPage = ([users, next]: readonly [Chunk.Chunk<Row>, Option.Option<Walk.State<Row>>]) =>
    [users, Option.map(next, (walk): State<Row> => ({ by: "page", walk }))] as const

  switch (state.by) {
    case "nothing":
      return Effect.map(list({ ...which, sort, limit }), (page) => {
        if (page.mode === "cursor") return byCursor(page)
        const rows = page.users
        const more = hasMore(page.pagination)
        // A server that knows no cursors counts the first page by a measure of its own.
        const perPage = more ? rows.length : rows.length + 1
        return byPage(Walk.take(Walk.start<Row>(pageSize), { page: 1, perPage, rows, more }, order))
      })
    case "cursor":
      return Effect.map(list({ ...which, sort, limit, cursor: state.cursor }), byCursor)
    case "page":
      return Effect.map(
        Walk.step(
          state.walk,
          (asked) =>
            Effect.map(list({ ...which, sort, ...asked }), ({ pagination, users }) => ({
              rows: users,
              more: hasMore(pagination)
            })),
          order
        ),
        byPage
      )
  }
}
