import { defineConfig } from "vitest/config"

const conditions = ["@gotrue-effect/source", "node", "import", "module", "default"]

// The seed of the property tests.
const setupFiles = ["../tooling/src/vitest/seed.mjs"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { name: "emulator", include: ["test/**/*.test.ts"], setupFiles, testTimeout: 60_000 }
})
