/** All users, one request at a time: by cursor if the server supports it, otherwise by page number. */
import type * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Order from "effect/Order"
import type { InvalidResponse } from "../AdminError.js"
import * as Timestamp from "../Timestamp.js"
import type { ListUsers, UserPage, Which } from "../UserPage.js"
import * as Cursors from "./cursors.js"
import type { Issue } from "@gotrue-effect/core/check/issue"
import * as PageRead from "./pageRead.js"
import * as Walk from "./walk.js"

interface Dated extends Walk.Identified {
  readonly created_at: string
}

export type State<Row> =
  | { readonly by: "nothing" }
  | { readonly by: "cursor"; readonly at: Cursors.State<Row> }
  | { readonly by: "page"; readonly walk: Walk.State<Row> }

export const start: State<never> = { by: "nothing" }

const mostByCursor = 1_000

type Page<Row> = Omit<UserPage, "users"> & { readonly users: ReadonlyArray<Row> }

type Step<Row> = readonly [users: Chunk.Chunk<Row>, next: Option.Option<State<Row>>]

const noCursor: Issue = { path: "pagination", expected: "is missing, though a cursor page was requested" }

/** The users of one request, and the state for the next one. */
export const step = <Row extends Dated, E>(
  operation: string,
  state: State<Row>,
  { pageSize, ...which }: Which & { readonly pageSize: number },
  list: (query: ListUsers) => Effect.Effect<Page<Row>, E>
): Effect.Effect<Step<Row>, E | InvalidResponse> => {
  const sort = which.sort ?? "created_at desc"
  const byTime = Order.mapInput(Timestamp.Order, ({ created_at }: Row) => created_at)
  const order = sort === "created_at asc" ? byTime : Order.reverse(byTime)
  const limit = Math.min(pageSize, mostByCursor)

  const byCursor = (before: Option.Option<Cursors.State<Row>>, { mode, pagination, users }: Page<Row>) =>
    Effect.map(
      Walk.orFail(
        operation,
        mode === "cursor"
          ? Cursors.take(before, { rows: users, next: pagination.nextCursor }, order)
          : Either.left(noCursor)
      ),
      ([rows, next]): Step<Row> => [rows, Option.map(next, (at): State<Row> => ({ by: "cursor", at }))]
    )

  const byPage = ([users, next]: readonly [Chunk.Chunk<Row>, Option.Option<Walk.State<Row>>]): Step<Row> => [
    users,
    Option.map(next, (walk): State<Row> => ({ by: "page", walk }))
  ]

  switch (state.by) {
    case "nothing":
      return Effect.flatMap(list({ ...which, sort, limit }), (page) => {
        if (page.mode === "cursor") return byCursor(Option.none(), page)
        const read = PageRead.make(page.users, page.pagination, 0)
        // Without cursor support the server ignores `limit` and uses its default page size.
        const perPage = read.more === false ? read.rows.length + 1 : read.rows.length
        return Effect.map(
          Walk.orFail(operation, Walk.take(Walk.start<Row>(pageSize), { page: 1, perPage, ...read }, order)),
          byPage
        )
      })
    case "cursor":
      return Effect.flatMap(list({ ...which, sort, limit, cursor: state.at.cursor }), (page) =>
        byCursor(Option.some(state.at), page)
      )
    case "page":
      return Effect.map(
        Walk.step(
          state.walk,
          (asked) =>
            Effect.map(list({ ...which, sort, ...asked }), ({ pagination, users }) =>
              PageRead.make(users, pagination, (asked.page - 1) * asked.perPage)
            ),
          order,
          operation
        ),
        byPage
      )
  }
}
