/** What a numbered page says about its list. */
import * as Option from "effect/Option"
import type { Pagination } from "../Pagination.js"
import type { Read } from "./walk.js"

/** A page that comes after `begin` rows. Without either header, it is unknown whether there is more. */
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
