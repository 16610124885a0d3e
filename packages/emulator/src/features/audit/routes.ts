import * as Either from "effect/Either"
import { contains } from "../../database/postgres/like.js"
import type { AuditEntry } from "../../database/rows.js"
import { internal, invalid, panic, timedOut } from "../../http/apiError.js"
import type { AdminCall } from "../../http/call.js"
import { pageHeaders, pageWindow, parsePage } from "../../http/pagination.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { get } from "../../http/router.js"
import type { Json } from "../../standards/json/json.js"
import { JsonText, readStoredMap, writeJson } from "../../standards/json/json.js"
import { isBroken } from "../../standards/url/escape.js"
import { queryValue } from "../../standards/url/query.js"

const scopes: ReadonlyMap<string, ReadonlyArray<string>> = new Map([
  ["author", ["actor_username", "actor_name"]],
  ["action", ["action"]],
  ["type", ["log_type"]]
])

const failed = internal("Error searching for audit logs")

const asText = (value: Json | undefined): string | undefined =>
  value === undefined || value === null ? undefined : typeof value === "string" ? value : writeJson(value)

interface Filter {
  readonly test: (entry: AuditEntry) => boolean
  readonly isExhausted: () => boolean
}

const readFilter = (query: string): Result<Filter | undefined> => {
  if (query === "") return Either.right(undefined)
  const cut = query.indexOf(":")
  const columns = cut < 0 ? undefined : scopes.get(query.slice(0, cut))
  if (columns === undefined) return Either.left(invalid(`Invalid query scope: ${query}`))
  const value = query.slice(cut + 1)
  if (value === "") return Either.right(undefined)
  if (value.includes("\u0000") || isBroken(value)) return Either.left(failed)
  const like = contains(value, true)
  const test = (entry: AuditEntry): boolean => {
    const payload = readStoredMap(entry.payload)
    return columns.some((column) => {
      const text = asText(payload.get(column))
      return text !== undefined && like(text)
    })
  }
  return Either.right({ test, isExhausted: like.isExhausted })
}

const list = (call: AdminCall): Result<Reply> =>
  Either.gen(function* () {
    const { query } = call.target
    const page = yield* Either.mapLeft(parsePage(query), (problem) => invalid(`Bad Pagination Parameters: ${problem}`))
    const filter = yield* readFilter(queryValue(query, "query"))
    const window = pageWindow(page)
    if (window === undefined) return yield* Either.left(failed)
    const { inOrder, table } = call.db.audit
    const ids = inOrder.idsOf("")
    const found = filter === undefined ? ids : ids.filter((id) => table.resolve([id]).some(filter.test))
    if (filter?.isExhausted() === true) return yield* Either.left(timedOut)
    const headers = pageHeaders(page, found.length, call.target)
    if (headers === undefined) return yield* Either.left(panic)
    const end = Math.max(0, found.length - window.offset)
    const shown = table.resolve(found.slice(Math.max(0, end - window.limit), end).toReversed())
    return json(
      200,
      shown.map((entry) => ({
        id: entry.id,
        payload: new JsonText(entry.payload),
        created_at: entry.created_at,
        ip_address: entry.ip_address
      })),
      headers
    )
  })

/** `/admin/audit` */
export const auditLog: Routes<AdminCall> = [get("/", list)]
