/** A transport that lists users, as a correct or a faulty server does. */
import type { Transport } from "../../src/index.js"
import * as Fixture from "./fixtures.js"

export interface Listed {
  readonly id: string
  readonly created_at: string
}

/** A user by number; those with the same `at` have the same timestamp. */
export const userAt = (number: number, at: number): Listed => ({
  ...Fixture.user,
  id: `7b0e4a52-0b5d-4b5e-9a53-${String(number).padStart(12, "0")}`,
  created_at: new Date(Date.UTC(2026, 0, 1) - at * 1000).toISOString()
})

export interface Settings {
  /** The most users on a page. */
  readonly cap?: number
  readonly headers: "both" | "link" | "total" | "none"
  /** Whether users with the same timestamp change their order with each request. */
  readonly mixed?: boolean
}

export const page = (users: ReadonlyArray<object>, headers: Transport.Response["headers"] = {}, more: object = {}) => ({
  status: 200,
  headers,
  text: JSON.stringify({ users, aud: "authenticated", ...more })
})

const mix = ({ id }: Listed, turn: number): number => (Number(id.slice(-6)) * 7919 + turn * 104_729) % 1009

/** All users by numbered pages, newest first. */
export const pages = (users: ReadonlyArray<Listed>, { cap = Infinity, headers, mixed = false }: Settings) => {
  let requests = 0
  const transport: Transport.Transport = ({ url }) => {
    requests++
    const query = new URL(url).searchParams
    const size = Math.min(Number(query.get("per_page") ?? 50), cap)
    const number = Number(query.get("page") ?? 1)
    const turn = requests
    const sorted = mixed
      ? users.toSorted(
          (a, b) => b.created_at.localeCompare(a.created_at) || mix(a, turn) - mix(b, turn) || a.id.localeCompare(b.id)
        )
      : users
    const last = Math.ceil(users.length / size)
    const next = number < last ? `</admin/users?page=${number + 1}>; rel="next", ` : ""
    const link = { link: `${next}</admin/users?page=${last}>; rel="last"` }
    const total = { "x-total-count": String(users.length) }
    return Promise.resolve(
      page(sorted.slice((number - 1) * size, number * size), {
        ...(headers === "both" || headers === "link" ? link : {}),
        ...(headers === "both" || headers === "total" ? total : {})
      })
    )
  }
  return { transport, requests: () => requests }
}
