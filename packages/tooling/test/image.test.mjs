/** The files of the emulator's image, and the page that shows them. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { root } from "../src/setup.mjs"

const read = (path) => readFileSync(join(root, path), "utf8")

it.each(["Dockerfile", "compose.yaml"])("the recipe shows %s as it is", (name) => {
  expect(read("docs/recipes/local-stack.md")).toContain(`\n${read(`packages/emulator/docker/${name}`)}\`\`\``)
})
