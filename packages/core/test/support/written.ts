/** The encodings in which a text may come back. */

const bytesOf = (text: string) => new TextEncoder().encode(text)
const hexOf = (text: string, between = "") =>
  Array.from(bytesOf(text), (byte) => between + byte.toString(16).padStart(2, "0")).join("")

/** Without lone surrogates, which UTF-8 cannot hold. */
const sent = (text: string) => new TextDecoder().decode(bytesOf(text))

const json = (text: string) => JSON.stringify(text).slice(1, -1)
const url = (text: string) => encodeURIComponent(sent(text))
const html = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&#34;")
    .replaceAll("'", "&apos;")

/** The encodings of any text, by name. */
export const ofAny: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  "lower case": (text) => text.toLowerCase(),
  JSON: json,
  "JSON in JSON": (text) => json(json(text)),
  "JSON four times": (text) => json(json(json(json(text)))),
  "Go's JSON": (text) => json(text).replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`),
  "units of UTF-16": (text) =>
    text
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  "a path": url,
  "a path in a path": (text) => url(url(text)),
  "a path in JSON": (text) => json(url(text)),
  "JSON in a path": (text) => url(json(sent(text))),
  "a query": (text) => new URLSearchParams({ q: text }).toString().slice(2),
  "every byte": (text) => hexOf(text, "%"),
  HTML: html,
  "HTML in Go's JSON": (text) => json(html(text)).replaceAll("&", "\\u0026"),
  "HTML numbers": (text) => Array.from(sent(text), (char) => `&#x${char.codePointAt(0)?.toString(16)};`).join("")
}

const base64 = (text: string) => Buffer.from(text).toString("base64")

/** The encodings of secrets, by name. */
export const ofSecrets: Readonly<Record<string, (text: string) => string>> = {
  ...ofAny,
  base64,
  "base64 behind one byte": (text) => base64(`:${text}`),
  "base64 behind a user": (text) => base64(`user:${text}`),
  "base64 between others": (text) => base64(`ab${text}c`),
  base64url: (text) => Buffer.from(text).toString("base64url"),
  "hexadecimal digits": (text) => hexOf(text),
  backwards: (text) => Array.from(text).toReversed().join("")
}
