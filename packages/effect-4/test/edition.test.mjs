/** The edition is made of its sources and the rules, always in the same way, and of nothing that they do not cover. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { edition } from "../src/edition.mjs"
import { editions, root } from "../src/places.mjs"
import { hasOnly, skipped } from "../src/skipped.mjs"
import { translate } from "../src/translate/translate.mjs"

const translated = (text) => translate(text, "packages/admin/src/Some.ts")

it.each(editions)("gives the same bytes twice: %s", (name) => {
  expect([...edition(name)]).toEqual([...edition(name)])
})

it.each(editions)("leads nobody to the folder that is named for Effect 3: %s", (name) => {
  expect(edition(name).get("package.json")).toContain("/this-edition-needs-effect-4/")
  expect(edition(name).get("package.json")).not.toContain("effect-3")
})

it("says in its README which version to install", () => {
  expect(edition("admin").get("README.md")).toContain("npm install @gotrue-effect/admin@4 effect@4\n")
})

it("stops at a member that no rule covers, by file, line and column, and says what to do", () => {
  const text = 'import * as Effect from "effect/Effect"\n\nexport const some = Effect.validateAll([])\n'
  expect(() => translated(text)).toThrow(
    /^packages\/admin\/src\/Some\.ts:3:21 {2}no rule covers effect\/Effect#validateAll\. .*rules\/unchanged\.mjs/
  )
})

it("names all of them, those of tests and of the platform too", () => {
  const text = [
    'import { HttpServer } from "@effect/platform"',
    'import { it } from "@effect/vitest"',
    'import { TestClock, TestServices } from "effect"',
    "it.flakyTest(TestClock.currentTimeMillis, HttpServer.serve)",
    "export type Some = TestServices.TestServices"
  ].join("\n")
  expect(() => translated(text)).toThrow(
    /4:1 {2}no rule covers @effect\/vitest\/it#flakyTest[^]*4:14[^]*TestClock#currentTime[^]*4:43[^]*HttpServer#serve[^]*5:20[^]*TestServices/
  )
})

it("stops at a call that its rule does not know in this form", () => {
  const text = 'import * as Schema from "effect/Schema"\nSchema.optionalWith(Schema.String, { nullable: true })\n'
  expect(() => translated(text)).toThrow(/2:1 {2}no rule covers effect\/Schema#optionalWith/)
})

it("stops at a module that is used as a whole", () => {
  expect(() => translated('import * as Effect from "effect/Effect"\nexport const all = { Effect }\n')).toThrow(
    /no rule covers effect\/Effect as a whole/
  )
})

it("keeps what is not Effect's, comments and members of the same name among it", () => {
  const text =
    "// Either.left\nconst Either = { left: 1 }\nexport const some = { Either: Either.isLeft, annotations: 1 }\n"
  expect(translated(text)).toBe(text)
})

it("imports what it uses, and keeps a name that the file has for something else", () => {
  const text = 'import * as Either from "effect/Either"\nexport const some = Either.left(1)\n'
  expect(translated(text)).toBe('import * as Result from "effect/Result"\nexport const some = Result.fail(1)\n')
  expect(translated(`${text}export type Other = Result<1>\n`)).toContain('import * as Either from "effect/Result"')
})

it("shows in the guide what the rules make of its example", () => {
  const guide = readFileSync(join(root, "docs/effect-3-and-4.md"), "utf8")
  const [effect3, effect4] = ["ts[^\\n]*", "text"].map(
    (kind) => new RegExp(`^\`\`\`${kind}\\n([^]*?)^\`\`\``, "m").exec(guide)?.[1] ?? kind
  )
  expect(translate(effect3, "docs/effect-3-and-4.md")).toBe(effect4)
})

it("leaves out at most ten tests, each with a reason", () => {
  expect(skipped.length).toBeLessThanOrEqual(10)
  for (const { reason } of skipped) expect(reason.length).toBeGreaterThan(20)
  expect(hasOnly('it("a", () => 1)\nit.effect("b", () => 2)\n', ["a"])).toBe(false)
})
