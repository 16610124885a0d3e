/** No regular expression is built from data: what a client or a server sends could make it run for ever. */
import { assert, describe, it } from "@effect/vitest"
import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"

const src = join(import.meta.dirname, "../src")

describe("the sources", () => {
  it("build no regular expressions", () => {
    const found = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && /\bRegExp\(/.test(readFileSync(join(src, file), "utf8"))
    )
    assert.deepStrictEqual(found, [])
  })
})
