import { defineConfig } from "vitest/config"

const conditions = ["@gotrue-effect/source", "node", "import", "module", "default"]

// The seed of the property tests.
const setupFiles = ["../tooling/src/vitest/seed.mjs"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: "admin",
    include: ["test/**/*.test.ts"],
    setupFiles,
    // Nothing here waits; only a machine that is busy takes long.
    testTimeout: 60_000,
    // The tests leave nothing behind, so a worker need not load everything anew for each file.
    pool: "threads",
    poolOptions: { threads: { isolate: false } }
  }
})
