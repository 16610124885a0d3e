import type { HeaderLines } from "../Exchange.js"
import type { Body } from "../standards/json/json.js"
import { wellFormed, writeJson } from "../standards/json/json.js"

/** The response of a handler; the shared headers are added later. */
export interface Reply {
  readonly status: number
  readonly headers: HeaderLines
  readonly body: string
}

const jsonType = ["Content-Type", "application/json"] as const

export const json = (status: number, body: Body, headers: HeaderLines = []): Reply => ({
  status,
  headers: [jsonType, ...headers],
  body: writeJson(body)
})

export const noContent: Reply = { status: 204, headers: [], body: "" }

export const empty = (status: number, headers: HeaderLines = []): Reply => ({ status, headers, body: "" })

export const plain = (status: number, body: string): Reply => ({
  status,
  headers: [
    ["Content-Type", "text/plain; charset=utf-8"],
    ["X-Content-Type-Options", "nosniff"]
  ],
  body
})

const htmlEscapes: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;"
}

/** A header holds ASCII only. */
const inHeader = (location: string): string =>
  location.replace(/\P{ASCII}/gu, (character) => encodeURIComponent(wellFormed(character)).toLowerCase())

/** Sends a browser elsewhere, with the small page that the server sends along. */
const redirect =
  (status: number, reason: string) =>
  (location: string, method: string): Reply => {
    const page = location.replace(/[&<>"']/g, (character) => htmlEscapes[character] ?? character)
    return {
      status,
      headers: [
        ["Location", inHeader(location)],
        ...(method === "GET" || method === "HEAD" ? ([["Content-Type", "text/html; charset=utf-8"]] as const) : [])
      ],
      body: method === "GET" ? `<a href="${page}">${reason}</a>.\n\n` : ""
    }
  }

export const found = redirect(302, "Found")
export const seeOther = redirect(303, "See Other")
