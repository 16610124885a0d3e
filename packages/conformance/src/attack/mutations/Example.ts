/** One example of the campaign, and its responses. */
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"
import { Dice } from "../Dice.js"
import type { Draft, Reply } from "./Draft.js"
import { bytesOf, textOf, withBody, withHeader } from "./Draft.js"
import type { Mutation } from "./mutate.js"
import { mutate } from "./mutate.js"
import type { RightReplies } from "./validReplies.js"

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

/** A request, and the response that it got. */
export interface Exchange {
  readonly method: string
  readonly url: string
  readonly draft: Draft
}

/** More requests than any of the calls has a reason for. */
export const most = 60

const lastPage = 5
const pageLink = '</admin/users?page=2&per_page=2>; rel="next", </admin/users?page=9&per_page=2>; rel="last"'

const isList = (method: string, url: string) => method === "GET" && /\/admin\/(?:users|audit)(?:\?|$)/.test(url)

const rowsOf = ({ reply }: Draft): unknown => {
  const page = Either.try((): unknown => JSON.parse(textOf(reply)))
  return Either.isRight(page) && Predicate.hasProperty(page.right, "users") ? page.right.users : []
}

const withCursor = (draft: Draft, url: string, cursor: string, users: unknown): Draft =>
  url.includes("/audit")
    ? withHeader(draft, "link", pageLink)
    : withBody(
        draft,
        JSON.stringify({ users, aud: "authenticated", pagination: { next_cursor: cursor, has_more: true } })
      )

const withoutRows = (draft: Draft, url: string): Draft =>
  withBody(draft, url.includes("/audit") ? "[]" : '{"users":[],"aud":"authenticated"}')

const listed = (draft: Draft, url: string, how: Example["list"], index: number): Draft => {
  switch (how) {
    case "the same page for ever":
      return withHeader(draft, "link", pageLink)
    case "the same cursor for ever":
      return withCursor(draft, url, "bmV4dA", rowsOf(draft))
    case "ever new cursors to the same rows":
      return withCursor(draft, url, `bmV4dA${index}`, rowsOf(draft))
    case "ever new cursors to nothing":
      return withCursor(draft, url, `bmV4dA${index}`, [])
    case "ever more empty pages":
      return withHeader(withoutRows(draft, url), "link", pageLink)
    default:
      // Pages of anything could go on for ever, and each would be a new one.
      return index < lastPage ? draft : withHeader(withoutRows(draft, url), "link", "")
  }
}

/** Responds to the requests of an example, always in the same way. */
export const responding = (example: Example, right: RightReplies) => {
  const exchanges: Array<Exchange> = []
  const respond = (method: string, url: string): Draft => {
    const index = exchanges.length
    const reply: Reply =
      index >= most
        ? { status: 418, headers: [], body: "{}" }
        : right(method, url, new Dice(example.seed, example.list === undefined ? index : 0))
    const isChanged = example.list === undefined && (example.only === undefined || example.only === index)
    const given: Draft = { reply, arrival: { how: "whole" } }
    const whole = index < most && isList(method, url) ? listed(given, url, example.list, index) : given
    const draft = isChanged ? mutate(whole, example.mutations) : whole
    exchanges.push({ method, url, draft })
    return draft
  }
  return { exchanges, respond }
}

export const hasNoBody: ReadonlySet<number> = new Set([204, 205, 304])
const decoder = new TextDecoder()

/** The body as the library gets to see it on this way. */
export const seenText = (way: string, reply: Reply): string => {
  if (way === "transport") return textOf(reply)
  return hasNoBody.has(reply.status) && way !== "undici" ? "" : decoder.decode(bytesOf(reply))
}
