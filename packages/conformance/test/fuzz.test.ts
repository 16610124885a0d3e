import { describe, expect, it } from "@effect/vitest"
import { Settings } from "@gotrue-effect/emulator"
import * as Effect from "effect/Effect"
import { compare } from "../src/fuzz/compare.js"
import { generate } from "../src/fuzz/generate.js"
import { nameOf } from "../src/fuzz/known.js"
import { minimise } from "../src/fuzz/minimise.js"
import { emulated } from "../src/fuzz/sides.js"
import { profile } from "../src/transcript/Case.js"
import { versionOf } from "../src/transcript/live.js"

const secret = profile("default")["GOTRUE_JWT_SECRET"] ?? ""

describe("the fuzzer", () => {
  it("makes the same cases of the same seed", () => {
    expect(generate(7, 3)).toEqual(generate(7, 3))
    expect(generate(7, 3)).not.toEqual(generate(8, 3))
  })

  it.scopedLive("finds no difference between a server and itself", () =>
    Effect.gen(function* () {
      const one = yield* emulated("default", secret)
      const other = yield* emulated("default", secret)
      let exchanges = 0
      for (let number = 0; number < 6; number++) {
        const compared = yield* compare(one, other, generate(1, number))
        exchanges += compared.exchanges
        expect(compared.partings.filter((parting) => nameOf(parting) === undefined)).toEqual([])
      }
      expect(exchanges).toBeGreaterThan(30)
    })
  )

  it.scopedLive("does not take the version of a build for a difference", () =>
    Effect.gen(function* () {
      const version = `v${Settings.serverVersion}`
      const built = yield* emulated("default", secret)
      const released: typeof built = {
        ...built,
        send: (request) =>
          Effect.map(built.send(request), (response) => ({
            ...response,
            text: response.text.replace('"version":""', `"version":"${version}"`)
          }))
      }
      expect(yield* Effect.all([versionOf(released), versionOf(built)])).toEqual([version, ""])
      const compared = yield* compare(built, released, [{ method: "GET", path: "/health" }])
      expect(compared).toMatchObject({ exchanges: 1, partings: [] })
    })
  )

  it.scopedLive("finds the step at which two servers part, and the steps that it needs", () =>
    Effect.gen(function* () {
      const one = yield* emulated("default", secret)
      const other = yield* emulated("refresh-v2", secret)
      const steps = generate(1, 0)
      const { partings } = yield* compare(one, other, steps)
      const [first] = partings
      expect(first?.differences.join()).toContain("sb-auth-refresh-token-counter")
      const least = yield* minimise(steps.slice(0, first?.step), (shorter) =>
        Effect.map(compare(one, other, shorter), (compared) =>
          compared.partings.some(({ step }) => step === shorter.length)
        )
      )
      expect(least.map(({ path }) => path)).toEqual(["/admin/users", "/token?grant_type=password"])
    })
  )
})
