/** Statuses and headers that a server would not send, or would send with something else. */
import type { Dice } from "../Dice.js"

export const goodStatuses: ReadonlyArray<number> = [200, 201, 202, 203, 204, 205, 206, 226, 299]

export const badStatuses: ReadonlyArray<number> =
  `300 301 302 303 304 307 308 400 401 402 403 404 405 406 408 409 410 411 413 415 418 422 423 425 429 431 451 499
   500 501 502 503 504 505 511 520 521 522 524 525 530 540 599`
    .split(/\s+/)
    .map(Number)

/** What no HTTP has: only a transport of one's own can give them. */
export const oddStatuses: ReadonlyArray<number> = [0, -1, 99, 100, 101, 103, 199, 600, 999, 200.5, 1e9, Number.NaN]

const link = (next: string, more = "") =>
  `</admin/users?page=${next}&per_page=50${more}>; rel="next", </admin/users?page=9&per_page=50>; rel="last"`

const links: ReadonlyArray<(dice: Dice) => string> = [
  () => "",
  () => link("0"),
  () => link("-1"),
  () => link("1"),
  () => link("2"),
  () => link("9".repeat(400)),
  () => link("9007199254740993"),
  () => link("1.5"),
  () => link("%32"),
  () => link(""),
  () => link("NaN"),
  () => link("2", "&cursor=bmV4dA&limit=5"),
  () => link("2", "&cursor="),
  () => link("2", `&cursor=${"x".repeat(3_000)}`),
  () => '<>; rel="next"',
  () => '<http://[::1>; rel="next"',
  () => '<//evil.example.com/?page=3>; rel="next"',
  () => "<javascript:1>; rel=next",
  () => 'rel="next"; </admin/users?page=3>',
  () => '</a?page=3>; rel="next last prev"; rel="last"',
  () => '</a?page=3>; REL=NEXT; title="a, b; rel=\\"last\\""',
  (dice) => "<".repeat(dice.pick(10, 5_000)),
  (dice) => ",".repeat(dice.pick(10, 5_000)),
  (dice) => '</a?page=3>; rel="next",'.repeat(dice.pick(10, 500)),
  (dice) => `<${"a".repeat(dice.pick(10, 5_000))}`,
  (dice) => `</a?page=3>;${' x="'.repeat(dice.pick(10, 1_500))}`,
  (dice) => `</a?page=3>${" ".repeat(dice.pick(10, 5_000))};${" ".repeat(dice.pick(10, 5_000))}rel=x`
]

const counts = ["", "-1", "1e3", "0x10", "9".repeat(400), "9007199254740993", "1.5", " 5 ", "5, 5", "x", "0", "NaN"]

const pauses = [
  "0",
  "-5",
  "1e9",
  "9".repeat(40),
  "x",
  "",
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "Fri, 31 Dec 9999 23:59:59 GMT",
  "1.5",
  "3, 4"
]

const odd: ReadonlyArray<(dice: Dice) => string> = [
  () => "",
  () => "x",
  (dice) => "x".repeat(dice.pick(300, 5_000)),
  () => "a\tb",
  () => "\u00e9\u00ff",
  () => "4c9d1f60-6a2b-4e0f-9d11-8a7b6c5d4e3f",
  () => "someone@example.com",
  (dice) => "a@".repeat(dice.pick(10, 2_500)),
  (dice) => "-".repeat(dice.pick(10, 5_000)),
  (dice) => "eyJ".repeat(dice.pick(10, 1_500)),
  () => "[object Object]",
  () => "__proto__"
]

const names: ReadonlyArray<string> = [
  ..."sb-gateway-version sb-project-ref sb-request-id x-sb-error-code cf-ray server x-request-id location".split(" "),
  ..."x-supabase-request-id x-supabase-api-version content-type content-encoding content-length set-cookie".split(" "),
  ..."www-authenticate transfer-encoding trailer upgrade __proto__ constructor tostring hasownproperty length".split(
    " "
  )
]

const contentTypes = ["text/html", "application/json; charset=utf-16", "application/xml", "", "a/b;;;", "image/png"]

export const headers: ReadonlyArray<readonly [name: string, make: (dice: Dice) => readonly [string, string]]> = [
  ["a Link", (dice) => ["link", dice.from(links)?.(dice) ?? ""]],
  ["a total", (dice) => ["x-total-count", dice.from(counts) ?? ""]],
  ["a pause", (dice) => ["retry-after", dice.from(pauses) ?? ""]],
  ["a type", (dice) => ["content-type", dice.from(contentTypes) ?? ""]],
  [
    "a version",
    (dice) => ["x-supabase-api-version", dice.pick("2024-01-01", "2023-01-01", "9999-99-99", "2024-13-01", "x")]
  ],
  ["a header", (dice) => [dice.from(names) ?? "server", dice.from(odd)?.(dice) ?? ""]]
]
