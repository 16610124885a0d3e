import { describe, expect, it } from "@effect/vitest"
import { Effect, Redacted, Stream } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import type { GoTrueAdmin } from "../src/index.js"
import { randomPassword } from "../src/composites/randomPassword.js"
import * as Fixture from "./support/fixtures.js"
import * as Operations from "./support/operations.js"
import * as Otel from "./support/otel.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const folder = new URL("../src/composites/", import.meta.url)
const source = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), "utf8"))
  .join("\n")
const docstrings = [...source.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*(\w+): (?:<|\()/g)]
const docstring = (name: string) => docstrings.find(([, , member]) => member === name.split(".").at(-1))?.[1] ?? ""

describe.each(Operations.composites.map((name) => [name]))("%s", (name) => {
  const doc = docstring(name)

  it("says what it does, since when, where the server does it, and how to call it", () => {
    expect(doc).toMatch(/^\s*\* [A-Z][^\n]+/)
    expect(doc).toMatch(/@since \d+\.\d+\.\d+/)
    expect(doc).toMatch(/@replaces [^\n]+/)
    expect(doc).toMatch(/@see [^\n]*`internal\/(?:api|models)\/[\w/]+\.go`/)
    expect(doc).toMatch(new RegExp(String.raw`@example[^]*admin\s*\.${name.replace(".", String.raw`\.`)}\(`))
  })

  it("says how many requests it makes, and how it fails", () => {
    expect(doc).toMatch(/\b(?:One|Two|Three|Four) requests?\b|Compares and costs as/)
    expect(doc).toMatch(/\bfails?\b/i)
  })
})

it("every composite is tested", () => {
  expect(docstrings.map(([, , name]) => name).toSorted()).toEqual(
    Operations.composites.map((name) => name.split(".").at(-1)).toSorted()
  )
})

describe("traces", () => {
  const page = Stub.json({ users: [Fixture.user], aud: "authenticated" })
  const calls: ReadonlyArray<
    readonly [name: string, call: (admin: GoTrueAdmin.Service) => Effect.Effect<unknown, unknown>]
  > = [
    ["getUserByEmail", (admin) => admin.getUserByEmail(Operations.planted.email)],
    ["getUserByPhone", (admin) => admin.getUserByPhone(Operations.planted.phone)],
    ["countUsers", (admin) => admin.countUsers({ filter: Operations.planted.filter })],
    ["streamUsers", (admin) => Stream.runDrain(admin.streamUsers({ filter: Operations.planted.filter }))]
  ]

  it.effect.each(calls)("of %s name the operations and hold no data", ([name, call]) =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(page)
      const { spans } = yield* Otel.traced(Effect.exit(call(admin)))
      expect(JSON.stringify(spans)).not.toMatch(/planted/i)
      expect(spans.map((span) => span.name)).toContain("GoTrueAdmin.listUsers")
      if (name !== "streamUsers") expect(spans.map((span) => span.name)).toContain(`GoTrueAdmin.${name}`)
    })
  )
})

it.effect("createSession opens no session of another user who has the address by now", () =>
  Effect.gen(function* () {
    const other = { ...Fixture.link, id: "6a4c1a3e-3c5b-4f5e-9d1e-0a1b2c3d4e5f", verification_type: "recovery" }
    const { admin, seen } = yield* Service.made(({ path }) =>
      Effect.succeed(Stub.json(path.endsWith("/generate_link") ? other : Fixture.user))
    )
    const error = yield* Effect.flip(admin.createSession(Fixture.userId))
    expect(error).toMatchObject({ _tag: "CannotSignIn", operation: "createSession", reason: "no_email" })
    expect(seen.map(({ path }) => path.split("/").at(-1))).toEqual([Fixture.userId, "generate_link"])
  })
)

it.effect("the random password is long, meets any policy, and is never repeated", () =>
  Effect.gen(function* () {
    const passwords = yield* Effect.replicateEffect(randomPassword, 100)
    const texts = passwords.map(Redacted.value)
    expect(new Set(texts).size).toBe(100)
    for (const text of texts) {
      expect(text).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!@#$%^&*]).{64}$/)
    }
  })
)
