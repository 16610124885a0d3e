/** The forms in which somebody quotes what was sent. */
import type { Dice } from "../Dice.js"

type Form = (text: string, dice: Dice) => string

const bytesOf = (text: string): Buffer => Buffer.from(text, "utf8")

const units = (text: string, write: (code: number) => string): string =>
  Array.from({ length: text.length }, (_, at) => write(text.charCodeAt(at))).join("")

const points = (text: string, write: (code: number) => string): string =>
  Array.from(text, (point) => write(point.codePointAt(0) ?? 0)).join("")

const hex = (code: number, width: number): string => code.toString(16).padStart(width, "0")

const percent = (text: string): string => Array.from(bytesOf(text), (byte) => `%${hex(byte, 2)}`).join("")

/** Lone surrogates can't be encoded. */
const encoded = (text: string): string => encodeURIComponent(bytesOf(text).toString("utf8"))

const json = (text: string): string => JSON.stringify(text).slice(1, -1)

const html: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/** What hides every text that was sent. */
export const escapes: ReadonlyArray<readonly [name: string, form: Form]> = [
  ["as it is", (text) => text],
  ["as it is", (text) => text],
  ["as JSON", json],
  ["as JSON in JSON", (text) => json(json(text))],
  ["as \\u", (text) => units(text, (code) => `\\u${hex(code, 4)}`)],
  ["as \\U", (text) => units(text, (code) => `\\u${hex(code, 4).toUpperCase()}`)],
  [
    "as JSON of ASCII",
    (text) => units(text, (code) => (code < 0x80 ? json(String.fromCharCode(code)) : `\\u${hex(code, 4)}`))
  ],
  ["as a part of a URL", encoded],
  ["as a form", (text) => encoded(text).replaceAll("%20", "+")],
  ["as a part of a URL twice", (text) => encoded(encoded(text))],
  ["in percents", percent],
  ["as HTML", (text) => text.replace(/[&<>"']/g, (unit) => html[unit] ?? unit)],
  ["as HTML numbers", (text) => points(text, (code) => `&#${code};`)],
  ["as HTML hex", (text) => points(text, (code) => `&#x${hex(code, 1)};`)],
  ["in upper case", (text) => text.toUpperCase()],
  ["in small letters", (text) => text.toLowerCase()]
]

/** What hides secrets only. */
export const disguises: ReadonlyArray<readonly [name: string, form: Form]> = [
  ["in base64", (text) => bytesOf(text).toString("base64")],
  ["in base64url", (text) => bytesOf(text).toString("base64url")],
  ["in base64 behind a name", (text, dice) => bytesOf(`${"u".repeat(1 + dice.below(4))}:${text}`).toString("base64")],
  ["in hex", (text) => bytesOf(text).toString("hex")],
  ["in capital hex", (text) => bytesOf(text).toString("hex").toUpperCase()],
  ["backwards", (text) => Array.from(text).toReversed().join("")],
  [
    "cut off",
    (text, dice) => begin(text, Math.max(10, Math.ceil(text.length / 2) + dice.below(Math.ceil(text.length / 2))))
  ],
  [
    "without its beginning",
    (text, dice) => text.slice(Math.min(dice.below(Math.ceil(text.length / 2)), Math.max(0, text.length - 10)))
  ]
]

const begin = (text: string, length: number): string => text.slice(0, length)
