import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const conditions = ["@gotrue-effect/source", "node", "import", "module", "default"]

// Apart from the other tests: these need a Chromium (see packages/tooling/src/browser.mjs). Those of the page are here, too.
export default defineConfig({
  root: fileURLToPath(new URL("../../..", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: "browser",
    include: ["{emulator,page}/test/browser/*.browser.ts"],
    // A page looks for news once a second, and a browser may be slow beside other gates.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
