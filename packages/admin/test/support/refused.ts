/** Invalid input: returns its issue, and checks that nothing was sent. */
import { expect } from "@effect/vitest"
import { Effect } from "effect"
import type { AdminError, GoTrueAdmin } from "../../src/index.js"
import * as Service from "./service.js"

/** Input without its type, as from an untyped caller. */
export const untyped = (value: unknown) => JSON.parse(JSON.stringify(value))

export const refused = (call: (admin: GoTrueAdmin.Service) => Effect.Effect<unknown, AdminError.AdminError>) =>
  Effect.gen(function* () {
    const { admin, seen } = yield* Service.responding({})
    const error = yield* Effect.flip(call(admin))
    expect(seen).toEqual([])
    const { _tag, expected, path } = { expected: "", path: "", ...error }
    expect(_tag).toBe("InvalidInput")
    return `${path} ${expected}`
  })
