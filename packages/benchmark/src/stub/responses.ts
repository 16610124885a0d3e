/** The stub's responses, made ready as bytes: a response costs no more than writing it. */
import { created, list, user, userId } from "./user.js"

/** How many users there are. */
export const total = 10_000

export const known = userId(1)
export const unknown = "ffffffff-0000-4000-8000-000000000000"
export const newEmail = "person.2@example.com"

export interface Prepared {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

const prepare = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): Prepared => {
  const bytes = Buffer.from(JSON.stringify(body))
  return {
    status,
    headers: {
      "content-type": "application/json",
      "content-length": String(bytes.length),
      "x-supabase-api-version": "2024-01-01",
      "sb-request-id": "0198a6d2-7c1e-7f3a-9c4d-2b1a0f9e8d7c",
      vary: "Origin",
      ...headers
    },
    body: bytes
  }
}

/** The response of a server without cursor mode. */
const preparePage = (page: number, size: number): Prepared => {
  const last = Math.ceil(total / size)
  const to = (target: number, rel: string) => `</admin/users?page=${target}&per_page=${size}>; rel="${rel}"`
  const links = page < last ? [to(page + 1, "next"), to(last, "last")] : [to(last, "last")]
  const body = list(total, (page - 1) * size, size)
  return prepare(200, body, { link: links.join(", "), "x-total-count": String(total) })
}

const prepared = new Map([
  [`GET /admin/users/${known}`, prepare(200, user(1))],
  [`GET /admin/users/${unknown}`, prepare(404, { code: "user_not_found", message: "User not found" })],
  ["POST /admin/users", prepare(200, created(2))]
])

/** The first time a page is asked for, it is made ready for all times after. */
export const responseTo = (method: string, path: string, query: URLSearchParams): Prepared | undefined => {
  const line = `${method} ${path}`
  if (line !== "GET /admin/users") return prepared.get(line)
  const page = Number(query.get("page") ?? 1)
  const size = Number(query.get("per_page") ?? 50)
  const key = `${line} ${page} ${size}`
  const known = prepared.get(key) ?? preparePage(page, size)
  prepared.set(key, known)
  return known
}
