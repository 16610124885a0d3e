/** The stack of an error, as a test runner or a log shows it. */
import { afterEach, describe, expect, it } from "@effect/vitest"
import { Cause, Effect, Schema } from "effect"
import { vi } from "vitest"
import { GoTrueAdmin } from "../../src/index.js"
import * as CallSite from "../../src/shell/callSite.js"
import * as Fixture from "../support/fixtures.js"
import * as Service from "../support/service.js"
import * as Stub from "../support/stub.js"

const gone = Stub.json({ code: "user_not_found", message: "User not found" }, 404)

/** A function of a program, which its author wants to see. */
const findAuthor = (admin: GoTrueAdmin.Service) => admin.getUserById(Fixture.userId)

describe("the stack of an error", () => {
  it.effect.each([
    ["an operation", (admin: GoTrueAdmin.Service) => findAuthor(admin), "getUserById", "findAuthor"],
    ["a ban", (admin: GoTrueAdmin.Service) => admin.banUser(Fixture.userId, "7 days"), "banUser", "callSite.test"],
    [
      "several requests",
      (admin: GoTrueAdmin.Service) => admin.replaceUserMetadata(Fixture.userId, {}),
      "getUserById",
      "callSite.test"
    ],
    ["invalid input", (admin: GoTrueAdmin.Service) => admin.getUserById("no id"), "getUserById", "callSite.test"]
  ] as const)("of %s begins where it was called", ([, call, operation, place]) =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(gone)
      const exit = yield* Effect.exit(call(admin))
      const error = yield* Effect.flip(exit)
      const [first, second] = error.stack?.split("\n") ?? []
      expect(first).toBe(String(error))
      expect(first).toContain(operation)
      expect(second).toContain(place)
      expect(error.stack).not.toMatch(/admin.src/)
      expect(exit._tag === "Failure" && Cause.pretty(exit.cause)).toContain("callSite.test")
    })
  )

  it.effect("of a service with metadata begins where it was called, too", () =>
    Effect.gen(function* () {
      const { admin } = yield* Service.responding(gone)
      const typed = GoTrueAdmin.withMetadata(admin, { appMetadata: Schema.Struct({ role: Schema.String }) })
      const given = { app_metadata: { rol: "admin" } }
      // @ts-expect-error a member that the schema does not have
      const error = yield* Effect.flip(typed.updateUserById(Fixture.userId, given))
      expect(error._tag).toBe("InvalidInput")
      expect(error.stack?.split("\n")[1]).toContain("callSite.test")
    })
  )

  it("is left alone where the engine's own are locked, as by --frozen-intrinsics", async () => {
    vi.resetModules()
    const fresh = await import("../../src/shell/callSite.js")
    const limit = Error.stackTraceLimit
    Object.defineProperty(Error, "stackTraceLimit", { configurable: true, value: limit, writable: false })
    try {
      const here = () => fresh.of(here)
      expect(here()).toEqual({})
    } finally {
      Object.defineProperty(Error, "stackTraceLimit", { configurable: true, value: limit, writable: true })
    }
  })

  it("can be replaced, as test runners do", () => {
    const here = () => CallSite.locate(new Error("one"), CallSite.of(here))
    const error = here()
    expect(error.stack).toContain("callSite.test")
    error.stack = "Error: another"
    expect(error.stack).toBe("Error: another")
  })
})

describe("in production", () => {
  afterEach(() => vi.unstubAllEnvs())

  it("nobody pays for it", async () => {
    vi.resetModules()
    vi.stubEnv("NODE_ENV", "production")
    const fresh = await import("../../src/shell/callSite.js")
    const here = () => fresh.of(here)
    expect(here()).toEqual({})
    const error = new Error("one")
    const { stack } = error
    expect(fresh.locate(error, here()).stack).toBe(stack)
  })
})
