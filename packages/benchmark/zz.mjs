import { build } from "esbuild"
import { gzipSync } from "node:zlib"
const program =
  process.argv[2] === "promise"
    ? `export { GoTrueAdminApi } from "@gotrue-effect/promise"`
    : `export * from "@gotrue-effect/admin"`
const r = await build({
  stdin: { contents: program, resolveDir: process.cwd() },
  bundle: true,
  minify: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  platform: "browser",
  external: [
    "node:*",
    ...(process.argv[2] === "promise" ? [] : ["effect", "effect/*", "@effect/platform", "@effect/platform/*"])
  ],
  conditions: ["@gotrue-effect/source"],
  outdir: "bundle",
  write: false,
  metafile: true,
  logLevel: "silent"
})
const entry = Object.entries(r.metafile.outputs).find(([, o]) => o.entryPoint !== undefined)
const found = new Set([entry[0]])
for (const n of found)
  for (const i of r.metafile.outputs[n].imports) if (!i.external && i.kind === "import-statement") found.add(i.path)
let tot = {}
for (const n of found)
  for (const [f, { bytesInOutput }] of Object.entries(r.metafile.outputs[n].inputs))
    tot[f.replace(/.*packages\//, "").replace("../", "")] = (tot[f] ?? 0) + bytesInOutput
const l = Object.entries(tot).sort((a, b) => b[1] - a[1])
console.log(
  "raw",
  l.reduce((s, [, b]) => s + b, 0),
  "gz",
  r.outputFiles
    .filter(({ path }) => [...found].some((n) => path.endsWith(n)))
    .reduce((s, { contents }) => s + gzipSync(contents, { level: 9 }).length, 0)
)
for (const [f, b] of l.slice(0, 32)) console.log(b, f)
