import { expect, it } from "@effect/vitest"
import { survives } from "../../../src/standards/xml/roundTrip.js"

/** Names with their prefixes, as they stand in a tag. */
const attributesOf = (names: string) =>
  names.split(" ").map((name) => {
    const [local = "", prefix = ""] = name.split(":").toReversed()
    return { prefix, local, value: "v" }
  })

// What the server's library says of each.
it.each([
  ["a", true],
  ["xmlns:a a:b b", true],
  ["b xmlns:a a:b", true],
  ["xmlns:a xmlns:c a:b c:b", true],
  ["xmlns:a a:a _xmlns:a", false],
  ["xmlns:a a:b _xmlns:b", false],
  ["xmlns:a a:b c:b", false],
  ["xmlns:xmlns a:b", false]
])("attributes %s are still the same after they have been written and read: %s", (names, expected) => {
  expect(survives(attributesOf(names))).toBe(expected)
})
