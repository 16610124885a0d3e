/** The settings of a package's tests. */
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

// Sources, not what was built of them.
const conditions = ["@gotrue-effect/source", "node", "import", "module", "default"]

/** The project of the package with that name. */
export const project = (name) =>
  defineConfig({
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name,
      include: ["test/**/*.test.ts"],
      setupFiles: ["seed.mjs", "methods.mjs"].map((name) => fileURLToPath(new URL(name, import.meta.url))),
      // Nothing here waits; only a machine that is busy takes long.
      testTimeout: 120_000
    }
  })
