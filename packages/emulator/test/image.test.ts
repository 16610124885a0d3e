import { describe, expect, it } from "@effect/vitest"
import { readFileSync } from "node:fs"

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8")

describe("the recipe shows the files of the image", () => {
  for (const name of ["Dockerfile", "compose.yaml"]) {
    it(name, () => {
      expect(read("../../../docs/recipes/local-stack.md")).toContain(`\n${read(`../docker/${name}`)}\`\`\``)
    })
  }
})
