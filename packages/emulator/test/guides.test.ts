import { describe, expect, it } from "@effect/vitest"
import { readdirSync, readFileSync } from "node:fs"

const guide = readFileSync(new URL("../../../docs/emulator.md", import.meta.url), "utf8")
const folder = new URL("guides/", import.meta.url)

// A test file can't be run like the other examples of the guide: it is run as what it is, and the guide must show it.
describe("the guide shows the tests that are run", () => {
  for (const name of readdirSync(folder)) {
    it(name, () => {
      const text = readFileSync(new URL(name, folder), "utf8")
      expect(guide).toContain(`\n${text}\`\`\``)
    })
  }
})
