import * as Either from "effect/Either"
import { jsonbOutput } from "../../database/postgres/jsonb.js"
import { contains } from "../../database/postgres/like.js"
import { lowerCase } from "../../database/postgres/text.js"
import { isUnstorable } from "../../database/postgres/text.js"
import type { User } from "../../database/rows.js"
import { internal, invalid, panic, timedOut } from "../../http/apiError.js"
import type { AdminCall } from "../../http/call.js"
import { audience } from "../../http/call.js"
import type { Direction, Page } from "../../http/pagination.js"
import { cursorHeaders, pageHeaders, pageWindow, parsePage, parseSort } from "../../http/pagination.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import { readStoredMap } from "../../standards/json/json.js"
import { isBroken } from "../../standards/url/escape.js"
import { queryValue } from "../../standards/url/query.js"
import { userBody } from "../users/userBody.js"
import type { CursorPage } from "./cursor.js"
import { formatCursor, parseCursorPage } from "./cursor.js"

const failed = internal("Database error finding users")

/** `raw_user_meta_data->>'full_name'`: a text as it is, anything else as JSON. */
const fullName = (user: User): string | undefined => {
  if (!user.user_metadata.includes('"full_name"')) return undefined
  const value = readStoredMap(user.user_metadata).get("full_name")
  return value === undefined || value === null ? undefined : typeof value === "string" ? value : jsonbOutput(value)
}

const matcher = (filter: string) => {
  const inEmail = contains(filter, false)
  const inName = contains(filter, true)
  // Letters stand in JSON as they are: most rows need not be parsed to see that they do not match.
  const plain = /^[A-Za-z@]{0,64}$/.test(filter) ? filter.toLowerCase() : undefined
  const test = (user: User): boolean => {
    if (user.email !== "" && inEmail(user.email)) return true
    if (plain !== undefined && !lowerCase(user.user_metadata).includes(plain)) return false
    const name = fullName(user)
    return name !== undefined && inName(name)
  }
  return { test, isExhausted: () => inEmail.isExhausted() || inName.isExhausted() }
}

/** The users of an audience, oldest first. Without a filter nothing is copied. */
const candidates = ({ db }: AdminCall, aud: string, filter: string): Result<ReadonlyArray<string>> => {
  const ids = db.users.byAudience.idsOf(aud)
  if (filter === "") return Either.right(ids)
  const { isExhausted, test } = matcher(filter)
  const found = ids.filter((id) => {
    const user = db.users.table.get(id)
    return user !== undefined && test(user)
  })
  return isExhausted() ? Either.left(timedOut) : Either.right(found)
}

const take = (
  { db }: AdminCall,
  ids: ReadonlyArray<string>,
  direction: Direction,
  offset: number,
  limit: number
): ReadonlyArray<User> => {
  if (direction === "asc") return db.users.table.resolve(ids.slice(offset, offset + limit))
  const end = Math.max(0, ids.length - offset)
  return db.users.table.resolve(ids.slice(Math.max(0, end - limit), end).toReversed())
}

const bodies = (users: ReadonlyArray<User>) => users.map((user) => userBody({ user, identities: null, factors: [] }))

const offsetPage = (
  call: AdminCall,
  ids: ReadonlyArray<string>,
  aud: string,
  direction: Direction,
  page: Page
): Result<Reply> => {
  const window = pageWindow(page)
  if (window === undefined) return Either.left(failed)
  const headers = pageHeaders(page, ids.length, call.target)
  if (headers === undefined) return Either.left(panic)
  const users = take(call, ids, direction, window.offset, window.limit)
  return Either.right(json(200, { users: bodies(users), aud }, headers))
}

const cursorPage = (
  call: AdminCall,
  ids: ReadonlyArray<string>,
  aud: string,
  direction: Direction,
  page: CursorPage
): Result<Reply> => {
  const { table } = call.db.users
  const { after } = page
  const isBefore = (user: User, inclusive: boolean) =>
    after !== undefined &&
    (user.created_at < after.createdAt ||
      (user.created_at === after.createdAt && (user.id < after.id || (inclusive && user.id === after.id))))
  const countBefore = (inclusive: boolean) => {
    let low = 0
    let high = ids.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const user = table.get(ids[middle] ?? "")
      if (user !== undefined && isBefore(user, inclusive)) low = middle + 1
      else high = middle
    }
    return low
  }
  const skipped = after === undefined ? 0 : direction === "asc" ? countBefore(true) : ids.length - countBefore(false)
  const found = take(call, ids, direction, skipped, page.limit + 1)
  const users = found.slice(0, page.limit)
  const last = users[users.length - 1]
  const next =
    found.length > page.limit && last !== undefined
      ? formatCursor({ createdAt: last.created_at, id: last.id })
      : undefined
  const pagination = { next_cursor: next, has_more: next !== undefined }
  const headers = next === undefined ? [] : cursorHeaders(next, call.target)
  return Either.right(json(200, { users: bodies(users), aud, pagination }, headers))
}

/** `GET /admin/users`, by pages or, where the server is told to, by cursors. */
export const listUsers = (call: AdminCall): Result<Reply> =>
  Either.gen(function* () {
    const { query } = call.target
    const aud = audience(call)
    const direction = yield* Either.mapLeft(parseSort(query), (problem) => invalid(`Bad Sort Parameters: ${problem}`))
    const filter = queryValue(query, "filter")
    const bad = (problem: string) => invalid(`Bad Pagination Parameters: ${problem}`)
    const broken = filter.includes("\u0000") || isBroken(filter) || isUnstorable(aud)
    const byCursor =
      call.settings.experimental.cursorPagination &&
      queryValue(query, "page") === "" &&
      queryValue(query, "per_page") === ""
    if (byCursor) {
      const page = yield* Either.mapLeft(parseCursorPage(query), bad)
      if (broken) return yield* Either.left(failed)
      return yield* cursorPage(call, yield* candidates(call, aud, filter), aud, direction, page)
    }
    const page = yield* Either.mapLeft(parsePage(query), bad)
    if (broken) return yield* Either.left(failed)
    return yield* offsetPage(call, yield* candidates(call, aud, filter), aud, direction, page)
  })
