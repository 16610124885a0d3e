import { describe, expect, it } from "@effect/vitest"
import { Schema } from "effect"
import { readFileSync } from "node:fs"
import { files } from "../src/page.js"
import { Record } from "../src/record.js"

const read = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), "utf8")
const records = Schema.decodeUnknownSync(Schema.parseJson(Schema.Array(Record)))(read("performance.json"))

describe("the page about performance", () => {
  it("shows the figures beside it, in its table and in its plot", () => {
    for (const [name, content] of Object.entries(files(read("performance.md"), records))) {
      expect(read(name)).toBe(content)
    }
  })

  it("would show other figures", () => {
    const [first] = records
    const others = first === undefined ? [] : [{ ...first, ratio: 12.34, unit: "µs", peer: 1 }]
    const { "performance.md": page, "performance.svg": plot } = files(read("performance.md"), others)
    expect(page).toMatch(/\| +12\.3 \|/)
    expect(plot).toContain("1234%")
    expect(page).not.toContain("| MB ")
  })
})
