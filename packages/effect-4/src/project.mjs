/** What the compiler and the test runner need to know of a generated package. */

const json = (value) => `${JSON.stringify(value, undefined, 2)}\n`

// Sources, not what was built of them. Without `module`: that of OpenTelemetry is for bundlers, and Node cannot load it.
const conditions = ["@gotrue-effect/source", "node", "import", "default"]

const vitest = (name) => `import { defineConfig } from "vitest/config"

const conditions = ${JSON.stringify(conditions)}

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: "${name}",
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/seed.ts"],
    testTimeout: 120_000
  }
})
`

const seed = `/** One seed for every property test of a run, as in the Effect 3 edition. */
import * as FastCheck from "fast-check"
import process from "node:process"

const seed = process.env["SEED"]

if (seed !== undefined && seed !== "")
  FastCheck.configureGlobal({ ...FastCheck.readConfigureGlobal(), seed: Number(seed) })
`

const base = "../../../../tsconfig.base.json"

/** The paths of the lowest Effect 4 that is supported, for a project beside `node_modules` or above it. */
export const lowest = (folder) => ({
  effect: [`${folder}/node_modules/effect-lowest/dist/index.d.ts`],
  "effect/*": [
    `${folder}/node_modules/effect-lowest/dist/*.d.ts`,
    `${folder}/node_modules/effect-lowest/dist/*/index.d.ts`
  ]
})

export const projectFiles = (name) => [
  ["vitest.config.ts", vitest(name)],
  ["test/seed.ts", seed],
  [
    "tsconfig.json",
    json({
      extends: base,
      compilerOptions: { noEmit: true, noUnusedLocals: false, types: ["node"] },
      include: ["src", "test"]
    })
  ]
]
