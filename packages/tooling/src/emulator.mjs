// Starts the emulator from its sources, after installing what is missing:
//   node packages/tooling/src/emulator.mjs [ARGUMENT …]
// It is bundled anew each time, with all that it needs: that takes a tenth of a second, and one file is read much faster
// than a thousand.
import { rmSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { endWithParent } from "./run/endWithParent.mjs"
import { root, setup } from "./setup.mjs"

endWithParent()
setup()
const { build } = await import("esbuild")
const outfile = join(root, "node_modules", ".cache", "gotrue-effect", `emulator-${process.pid}.mjs`)
await build({
  entryPoints: [join(root, "packages/emulator/src/bin.ts")],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  conditions: ["@gotrue-effect/source"],
  // Some packages are CommonJS, and ask for Node's own modules in its way.
  banner: { js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);` },
  logLevel: "error"
})
await import(pathToFileURL(outfile).href)
rmSync(outfile)
