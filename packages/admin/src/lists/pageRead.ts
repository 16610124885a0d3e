/** What a page of a numbered list says of the whole. */
import * as Option from "effect/Option"
import type { Pagination } from "../Pagination.js"
import type { Read } from "./walk.js"

/** The page that begins behind so many rows. Where neither header is there, nothing is said of more. */
export const make = <Row>(
  rows: ReadonlyArray<Row>,
  { lastPage, nextPage, total }: Pagination,
  begin: number
): Read<Row> => ({
  rows,
  total: Option.getOrUndefined(total),
  more:
    Option.isSome(nextPage) ||
    Option.getOrElse(
      Option.map(total, (all): boolean | undefined => begin + rows.length < all),
      () => (Option.isSome(lastPage) ? false : undefined)
    )
})
