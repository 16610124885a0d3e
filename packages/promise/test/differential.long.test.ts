import { describe, expect, it } from "vitest"
import { play } from "./support/differential.js"
import * as Pair from "./support/pair.js"

const seed = Number(process.env["DIFFERENTIAL_SEED"] ?? 1)

describe("generated calls, through auth-js and through us", () => {
  it("begin alike, whatever the servers were asked before", async () => {
    const pair = await Pair.make()
    try {
      await pair.reset()
      await pair.step(1)
      // Only ours arrives as it was meant, and only what arrives takes its microsecond.
      await pair.both((admin) => admin.oauth.regenerateClientSecret("100%"))
      await pair.step(2)
      const { ours, theirs } = await pair.both((admin) =>
        admin.oauth.createClient({ client_name: "app", redirect_uris: ["http://localhost:3000"] })
      )
      expect(ours.result).toMatchObject({ error: null, data: { client_name: "app" } })
      expect(ours).toEqual(theirs)
    } finally {
      await pair.stop()
    }
  })

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
