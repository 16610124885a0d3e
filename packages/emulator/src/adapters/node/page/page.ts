import type { HeaderLines, Request, Response } from "../../../Exchange.js"
import { empty } from "../../../http/reply.js"
import { document, script, style } from "./built.js"

interface File {
  readonly type: string
  readonly body: string
  readonly caching: string
}

/** Named after what is in it, so that it never changes. */
const immutable = "private, max-age=31536000, immutable"

const files: ReadonlyMap<string, File> = new Map([
  ["/emulator/", { type: "text/html; charset=utf-8", body: document, caching: "no-store" }],
  [script.path, { type: "text/javascript; charset=utf-8", body: script.text, caching: immutable }],
  [style.path, { type: "text/css; charset=utf-8", body: style.text, caching: immutable }]
])

/** No script, style or request but the page's own, and no page around it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'"
].join("; ")

const headersOf = ({ caching, type }: File): HeaderLines => [
  ["Content-Type", type],
  ["Cache-Control", caching],
  ["Content-Security-Policy", policy],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Referrer-Policy", "no-referrer"],
  ["X-Content-Type-Options", "nosniff"]
]

/** A file of the page for a browser; undefined for every other path. */
export const pageResponse = ({ method, target }: Pick<Request, "method" | "target">): Response | undefined => {
  const file = files.get(target.split("?")[0] ?? "")
  if (file === undefined) return undefined
  return method === "GET" ? { status: 200, headers: headersOf(file), body: file.body } : empty(405, [["Allow", "GET"]])
}
