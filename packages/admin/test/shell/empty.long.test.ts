/** Responses without data: deletions and sign-outs check them. */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import * as Operations from "../support/operations.js"
import * as Service from "../support/service.js"

const html = "<html><h1>Welcome to Hotel WiFi. Please sign in.</h1></html>"
const nothings = Operations.all.filter(([, { endpoint }]) => endpoint.response === undefined)
const run = (name: string, status: number, body: string) =>
  Effect.flatMap(Service.responding({ status, body }), ({ admin }) =>
    Effect.either(Operations.call(name).run(admin, Operations.ids))
  )

it("covers every operation without output", () => {
  expect(nothings.map(([name]) => name).toSorted()).toEqual([
    "customProviders.deleteProvider",
    "deleteUser",
    "oauth.deleteClient",
    "passkey.deletePasskey",
    "signOut"
  ])
})

const bad: ReadonlyArray<readonly [status: number, body: string]> = [
  [200, html],
  [201, "{}"],
  [202, ""],
  [206, "{}"],
  [200, "null"],
  [200, "[]"],
  [200, '"ok"'],
  [200, "OK"],
  [200, '{"error":"sign in first"}'],
  [200, `{${" ".repeat(1e6)}}`],
  [200, " ".repeat(1e6)],
  [200, "[".repeat(1e5)]
]

const named = bad.map(([status, body]) => ({ status, body, shown: body.trim().slice(0, 20) }))

describe.each(nothings.map(([name]) => [name]))("%s", (name) => {
  it.effect.each(named)("fails for $status $shown", ({ body, status }) =>
    Effect.gen(function* () {
      expect(yield* run(name, status, body)).toMatchObject({
        _tag: "Left",
        left: { _tag: "InvalidResponse", operation: name, status, path: "" }
      })
    })
  )

  it.effect("succeeds if the server says so", () =>
    Effect.gen(function* () {
      const own: ReadonlyArray<readonly [number, string]> =
        name === "deleteUser"
          ? [
              [200, "{}"],
              [200, "{}\n"],
              [204, ""]
            ]
          : [
              [204, ""],
              [200, ""],
              [200, "{}"],
              [200, "\n"]
            ]
      for (const [status, body] of own) expect(yield* run(name, status, body)).toMatchObject({ _tag: "Right" })
    })
  )
})

it.effect("an empty response is not a deletion", () =>
  Effect.gen(function* () {
    expect(yield* run("deleteUser", 200, "")).toMatchObject({ left: { _tag: "InvalidResponse", expected: "is empty" } })
  })
)
