import type { Handled } from "../control/observer.js"
import type { Paint } from "./paint.js"

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null

const textAt = (body: { readonly [name: string]: unknown }, names: ReadonlyArray<string>): string | undefined =>
  names.map((name) => body[name]).find((value): value is string => typeof value === "string" && value !== "")

/** A large body is no error of the server. */
const longest = 16_384

/** The code and the words of an error, in whichever of the server's forms it comes. */
export const reasonOf = ({ body, status }: Handled): string | undefined => {
  if (status === null || status < 400 || body === "" || body.length > longest) return undefined
  try {
    const parsed: unknown = JSON.parse(body)
    if (!isObject(parsed)) return undefined
    const code = textAt(parsed, ["error_code", "code", "error"])
    const words = textAt(parsed, ["msg", "message", "error_description"])
    return [code, words].filter((part) => part !== undefined).join(": ") || undefined
  } catch {
    return undefined
  }
}

/** What stands in a query may be a code or a token, which the line need not repeat. */
const pathOf = (target: string): string => {
  const [path = "", query] = target.split("?")
  const names = query === undefined ? [] : query.split("&").map((pair) => pair.split("=")[0] ?? "")
  const grant = /(?:^|&)grant_type=([a-z0-9_:-]+)/i.exec(query ?? "")?.[1]
  const shown = names.map((name) => (name === "grant_type" && grant !== undefined ? `${name}=${grant}` : name))
  return shown.length === 0 ? path : `${path}?${shown.join("&")}`
}

/** Control characters would move the cursor of who reads this. */
const printable = (text: string): string =>
  text.replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`)

/** Long enough for every path of the server, and for the start of any other. */
const widest = 160

const cut = (text: string): string => (text.length > widest ? `${text.slice(0, widest)}…` : text)

const colourOf = (status: number | null) =>
  status === null || status >= 500 ? "red" : status >= 400 ? "yellow" : "green"

/** A line for a request: method, path, status, milliseconds, and why it was refused. */
export const requestLine = (handled: Handled, paint: Paint): string => {
  const { fault, method, milliseconds, status, target } = handled
  const reason = reasonOf(handled)
  return [
    printable(method).slice(0, 10).padEnd(6),
    cut(printable(pathOf(target))),
    paint(colourOf(status), status === null ? "no response" : String(status)),
    paint("dim", `${Math.round(milliseconds)} ms`),
    ...(reason === undefined ? [] : [cut(printable(reason))]),
    ...(fault === null ? [] : [paint("dim", `(planned fault: ${fault})`)])
  ].join(" ")
}
