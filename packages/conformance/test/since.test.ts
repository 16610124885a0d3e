/** What the suite knows of older servers. */
import { describe, expect, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import * as Profile from "../src/Profile.js"
import { changes, oldest, sinceOf } from "../src/since.js"
import { scenarios } from "../src/scenarios.js"
import * as Version from "../src/Version.js"

describe("a version", () => {
  it.each([
    ["v2.151.0", [2, 151, 0]],
    ["2.155.6", [2, 155, 6]],
    ["v2.146.0-rc.12", [2, 146, 0]],
    ["", undefined],
    ["0.0.0", undefined],
    ["unspecified", undefined]
  ])("is read from %j", (text, version) => {
    expect(Version.parse(text)).toEqual(version)
  })

  it("is before a later one, number by number", () => {
    const order: ReadonlyArray<Version.Version> = [
      [2, 99, 9],
      [2, 100, 0],
      [2, 155, 0],
      [2, 155, 5],
      [3, 0, 0]
    ]
    for (const [index, one] of order.entries()) {
      for (const [position, other] of order.entries()) {
        expect(Version.isBefore(one, other), `${one.join(".")} before ${other.join(".")}`).toBe(index < position)
      }
    }
  })
})

describe("the table of changes", () => {
  const named = changes.flatMap((change) => change.scenarios)

  it("names scenarios that there are, each once", () => {
    const names = new Set(scenarios.map(({ name }) => name))
    expect(named.filter((name) => !names.has(name))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
  })

  it("is in the order of the versions, all later than the oldest", () => {
    const versions = [oldest, ...changes.map(({ since }) => since)]
    for (const [index, version] of versions.slice(1).entries()) {
      expect(Version.isBefore(version, versions[index] ?? oldest), Version.show(version)).toBe(false)
    }
  })

  it("leaves out what holds on every version", () => {
    expect(sinceOf("a user is read with identities and confirmation")).toBeUndefined()
    expect(sinceOf("the server publishes its keys")).toEqual([2, 157, 0])
  })
})

describe("docs/server-versions.md", () => {
  const document = readFileSync(new URL("../../../docs/server-versions.md", import.meta.url), "utf8")
  const rows = document.matchAll(/^\| (\d[\d.]+) +\| \d{4}-\d\d +\| +(\d+) \| +(\d+) \|$/gm)
  const asked = scenarios.filter(({ profile }) => Profile.holds(profile, "open"))
  const counted = Array.from(rows, ([, text = "", holds, later]) => ({ text, counts: [Number(holds), Number(later)] }))

  it("says how many scenarios hold for each version that was tried", () => {
    expect(counted.length).toBeGreaterThan(5)
    for (const { counts, text } of counted) {
      const version = Version.parse(text) ?? oldest
      const later = asked.filter(({ name }) => Version.isBefore(version, sinceOf(name) ?? oldest)).length
      expect(counts, text).toEqual([asked.length - later, later])
    }
  })

  it("names the oldest version", () => {
    expect(document).toContain(`is **${Version.show(oldest)}**`)
  })
})
