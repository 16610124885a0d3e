import { defineConfig } from "vitest/config"

const conditions = ["@gotrue-effect/source", "node", "import", "module", "default"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { name: "conformance", include: ["test/**/*.test.ts"], testTimeout: 60_000 }
})
