/** What is added to a bundle. */
import { Effect } from "effect"
import { gzipped } from "../bundle.js"
import { isBuilt } from "../clients/load.js"
import type { Bar, Group, Outcome, Row } from "../Row.js"

/** An app that has Effect, Schema and the HTTP client already, whole. */
const app = `
export * as Effect from "effect/Effect"
export * as Layer from "effect/Layer"
export * as Schema from "effect/Schema"
export * as HttpClient from "@effect/platform/HttpClient"
export * as FetchHttpClient from "@effect/platform/FetchHttpClient"
`

const oneOperation = `
import { make } from "@gotrue-effect/admin/Operations"
import { users } from "@gotrue-effect/admin/endpoints/users"
import { users as contracts } from "@gotrue-effect/admin/contracts/users"
import { flatMap } from "effect/Effect"
export const user = flatMap(
  make({ getUserById: users.getUserById }, { getUserById: contracts.getUserById }, { url: "https://example.com", key: "" }),
  (admin) => admin.getUserById("")
)
`

interface Size extends Row {
  readonly program: string
  readonly over: string
  readonly needs: "promise" | undefined
}

const most = (value: number): Bar => ({ of: "ours", is: "at most", value })

const sizes: ReadonlyArray<Size> = [
  {
    id: "size-promise",
    title: "gzip of what the promise layer loads",
    unit: "KB",
    bar: most(22),
    program: `export { GoTrueAdminApi } from "@gotrue-effect/promise"`,
    over: "",
    needs: "promise"
  },
  {
    id: "size-admin",
    title: "gzip that admin adds to an Effect app",
    unit: "KB",
    bar: most(32),
    program: `${app}export * from "@gotrue-effect/admin"`,
    over: app,
    needs: undefined
  },
  {
    id: "size-admin-one",
    title: "gzip that getUserById adds to an Effect app",
    unit: "KB",
    bar: undefined,
    program: app + oneOperation,
    over: app,
    needs: undefined
  }
]

const kilobytes = (program: string) => Effect.map(gzipped(program), (bytes) => bytes / 1_000)

export const group: Group = {
  rows: sizes,
  measure: ({ wanted }) =>
    Effect.gen(function* () {
      const peer = yield* kilobytes(`export { AuthAdminApi } from "@supabase/auth-js"`)
      const outcomes = new Map<string, Outcome>()
      for (const { id, needs, over, program } of sizes.filter(({ id }) => wanted.has(id))) {
        if (needs !== undefined && !isBuilt(needs)) outcomes.set(id, { missing: "not built" })
        else {
          const ours = (yield* kilobytes(program)) - (over === "" ? 0 : yield* kilobytes(over))
          const ratio = ours / peer
          outcomes.set(id, { ours, peer, floor: undefined, spread: { median: ratio, low: ratio, high: ratio } })
        }
      }
      return outcomes
    })
}
