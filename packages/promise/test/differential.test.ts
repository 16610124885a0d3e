import { describe, expect, it } from "vitest"
import { play } from "./support/differential.js"

const seed = Number(process.env["DIFFERENTIAL_SEED"] ?? 1)

describe("generated calls, through auth-js and through us", () => {
  it.each([
    ["as it comes", {}],
    ["with strict parity", { strictParity: true }]
  ])(
    "show nothing undocumented, %s",
    async (_, options) => {
      const { calls, undocumented } = await play(600, seed, options)
      expect(calls).toBeGreaterThanOrEqual(600)
      expect(undocumented).toEqual([])
    },
    60_000
  )
})
