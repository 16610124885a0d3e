import { defineConfig } from "vitest/config"

const conditions = ["@gotrue-effect/source", "node", "import", "module", "default"]

// The seed of the property tests.
const setupFiles = ["../tooling/src/vitest/seed.mjs"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Nothing here waits; only a machine that is busy takes long.
  test: { name: "benchmark", include: ["test/**/*.test.ts"], setupFiles, testTimeout: 120_000 }
})
