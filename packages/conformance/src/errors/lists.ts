import type { ErrorRows } from "../ErrorRow.js"

const invalid = { status: 400, code: "validation_failed" } as const
const users = ["GET /admin/users"]
const paged = ["GET /admin/users", "GET /admin/audit"]
const bad = "Bad Pagination Parameters: "
const pages = "a page that is no number is refused, and a size of nothing breaks the server"
const sorts = "a sort that the server does not know is refused, before a page that it does not know"
const cursors = "a cursor that the server did not give is refused"

/** Lists: users and the audit log. */
export const lists = {
  "unknown field to sort by": {
    ...invalid,
    routes: users,
    message: "Bad Sort Parameters: bad field for sort '{field}'",
    scenario: sorts
  },
  "unknown direction": {
    ...invalid,
    routes: users,
    message: "Bad Sort Parameters: bad direction for sort '{direction}', only 'asc' and 'desc' allowed",
    scenario: sorts
  },
  "page that is no number": {
    ...invalid,
    routes: paged,
    message: `${bad}strconv.ParseUint: parsing "{text}": invalid syntax`,
    scenario: pages
  },
  "page beyond all numbers": {
    ...invalid,
    routes: paged,
    message: `${bad}strconv.ParseUint: parsing "{text}": value out of range`,
    scenario: pages
  },
  "page of nothing": {
    routes: paged,
    status: 500,
    code: "unexpected_failure",
    message: "Internal Server Error",
    scenario: pages
  },
  "filter that the database can't read": {
    routes: users,
    status: 500,
    code: "unexpected_failure",
    message: "Database error finding users",
    scenario: "a filter that no text can hold is an error of the server"
  },
  "limit of nothing": {
    ...invalid,
    routes: users,
    message: `${bad}limit must be greater than 0`,
    scenario: cursors
  },
  "limit that is no number": {
    ...invalid,
    routes: users,
    message: `${bad}strconv.ParseUint: parsing "{text}": invalid syntax`,
    scenario: cursors
  },
  "cursor that is not base64": {
    ...invalid,
    routes: users,
    message: `${bad}invalid cursor encoding: {reason}`,
    scenario: cursors
  },
  "cursor that is no JSON": {
    ...invalid,
    routes: users,
    message: `${bad}invalid cursor: {reason}`,
    scenario: cursors
  },
  "cursor without an id": {
    ...invalid,
    routes: users,
    message: `${bad}invalid cursor: missing id`,
    scenario: cursors
  },
  "cursor without a time": {
    ...invalid,
    routes: users,
    message: `${bad}invalid cursor: missing created_at`,
    scenario: cursors
  },
  "unknown scope of a query": {
    ...invalid,
    routes: ["GET /admin/audit"],
    message: "Invalid query scope: {query}",
    scenario: "a query of the log needs a scope that there is"
  },
  "log that can't be searched": {
    routes: ["GET /admin/audit"],
    status: 500,
    code: "unexpected_failure",
    message: "Error searching for audit logs",
    skip: "the database would have to fail: no request makes it"
  }
} as const satisfies ErrorRows
