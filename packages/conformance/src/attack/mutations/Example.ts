/** One example of the campaign, and the requests that it answers. */
import { Dice } from "../Dice.js"
import type { Draft, Reply } from "./Draft.js"
import { bytesOf, textOf, withBody, withHeader } from "./Draft.js"
import type { Mutation } from "./mutate.js"
import { mutate } from "./mutate.js"
import type { RightReplies } from "./rightReplies.js"

/** How a server lists that never comes to an end. */
export const endless = [
  "the same page for ever",
  "the same cursor for ever",
  "ever new cursors to the same rows",
  "ever new cursors to nothing",
  "ever more empty pages"
] as const

export interface Example {
  readonly subject: string
  readonly way: string
  readonly mutations: ReadonlyArray<Mutation>
  /** Which request is changed, where it is one of several; without it each. */
  readonly only: number | undefined
  readonly list: (typeof endless)[number] | undefined
  readonly seed: number
}

/** What was answered, request by request. */
export interface Answered {
  readonly method: string
  readonly url: string
  readonly draft: Draft
}

/** More requests than any of the calls has a reason for. */
export const most = 300

const cursorLink = (cursor: string) => `</admin/users?cursor=${cursor}&limit=2>; rel="next"`
const pageLink = '</admin/users?page=2&per_page=2>; rel="next", </admin/users?page=9&per_page=2>; rel="last"'

const isList = (method: string, url: string) => method === "GET" && /\/admin\/(?:users|audit)(?:\?|$)/.test(url)

const withoutRows = (draft: Draft, url: string): Draft =>
  withBody(draft, url.includes("/audit") ? "[]" : '{"users":[],"aud":"authenticated"}')

const listed = (draft: Draft, url: string, how: Example["list"], index: number): Draft => {
  switch (how) {
    case "the same page for ever":
      return withHeader(draft, "link", pageLink)
    case "the same cursor for ever":
      return withHeader(draft, "link", cursorLink("bmV4dA"))
    case "ever new cursors to the same rows":
      return withHeader(draft, "link", cursorLink(`bmV4dA${index}`))
    case "ever new cursors to nothing":
      return withHeader(withoutRows(draft, url), "link", cursorLink(`bmV4dA${index}`))
    case "ever more empty pages":
      return withHeader(withoutRows(draft, url), "link", pageLink)
    default:
      return draft
  }
}

/** Answers the requests of an example, always in the same way. */
export const responding = (example: Example, right: RightReplies) => {
  const answered: Array<Answered> = []
  const respond = (method: string, url: string): Draft => {
    const index = answered.length
    const reply: Reply =
      index >= most
        ? { status: 418, headers: [], body: "{}" }
        : right(method, url, new Dice(example.seed, example.list === undefined ? index : 0))
    const isChanged = example.only === undefined || example.only === index
    const whole: Draft = { reply, arrival: { how: "whole" } }
    const changed = isChanged ? mutate(whole, example.mutations) : whole
    const draft =
      example.list !== undefined && index < most && isList(method, url)
        ? listed(whole, url, example.list, index)
        : changed
    answered.push({ method, url, draft })
    return draft
  }
  return { answered, respond }
}

const hasNoBody = new Set([204, 205, 304])
const decoder = new TextDecoder()

/** The body as the library gets to see it on this way. */
export const seenText = (way: string, reply: Reply): string => {
  if (way === "transport") return textOf(reply)
  return hasNoBody.has(reply.status) && way !== "undici" ? "" : decoder.decode(bytesOf(reply))
}
