import { defineConfig } from "vitest/config"

const conditions = ["@gotrue-effect/source", "node", "import", "module", "default"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Nothing here waits; only a machine that is busy takes long.
  test: { name: "benchmark", include: ["test/**/*.test.ts"], testTimeout: 120_000 }
})
