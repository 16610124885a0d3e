/**
 * The programs that the benchmark starts, bundled from the sources once for all tests: one file is read much faster than a
 * thousand that are compiled on the way.
 */
import { build } from "esbuild"
import { rmSync } from "node:fs"
import { fileURLToPath } from "node:url"

const source = new URL("../../src/", import.meta.url)
/** As deep as the sources: a program finds the root from where it is. */
const bundled = new URL("../../.cache/", import.meta.url)

const names = [
  "worker",
  "checkWorker",
  "redactionWorker",
  "importWorker",
  "stub/main",
  "emulator/calls",
  "emulator/command",
  "emulator/many",
  "emulator/start"
]

export default async () => {
  await build({
    entryPoints: names.map((name) => fileURLToPath(new URL(`${name}.ts`, source))),
    outbase: fileURLToPath(source),
    outdir: fileURLToPath(bundled),
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["@gotrue-effect/source"],
    // Some packages are CommonJS, and ask for Node's own modules in its way.
    banner: { js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);` },
    logLevel: "error"
  })
  process.env["BENCHMARK_PROGRAMS"] = bundled.href
  return () => rmSync(bundled, { recursive: true, force: true })
}
