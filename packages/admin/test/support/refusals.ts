/** Input that is refused: what was wrong, in words, and that nothing was sent. */
import { expect } from "@effect/vitest"
import { Effect } from "effect"
import type { AdminError, GoTrueAdmin } from "../../src/index.js"
import * as Service from "./service.js"

/** An input without its type, as it comes from where no types are. */
export const untyped = (value: unknown) => JSON.parse(JSON.stringify(value))

export const refused = (call: (admin: GoTrueAdmin.Service) => Effect.Effect<unknown, AdminError.AdminError>) =>
  Effect.gen(function* () {
    const { admin, seen } = yield* Service.answering({})
    const error = yield* Effect.flip(call(admin))
    expect(seen).toEqual([])
    const { _tag, expected, path } = { expected: "", path: "", ...error }
    expect(_tag).toBe("InvalidInput")
    return `${path} ${expected}`
  })
