/** How many bytes a program brings into a bundle, as they travel: minified and compressed. */
import { Effect } from "effect"
import type { Metafile } from "esbuild"
import { build } from "esbuild"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import { ProgramError } from "./Program.js"

/** The files that are loaded with this one; what is imported later, on demand, is not. */
const loadedWith = (outputs: Metafile["outputs"], file: string): ReadonlySet<string> => {
  const found = new Set([file])
  for (const name of found) {
    for (const { external, kind, path } of outputs[name]?.imports ?? []) {
      if (external !== true && kind === "import-statement") found.add(path)
    }
  }
  return found
}

const conditions = import.meta.url.endsWith(".ts") ? ["@gotrue-effect/source"] : []

/** Of what is loaded at the start. */
export const gzipped = (program: string): Effect.Effect<number, ProgramError> =>
  Effect.tryPromise({
    try: () =>
      build({
        stdin: { contents: program, resolveDir: fileURLToPath(new URL("..", import.meta.url)) },
        bundle: true,
        minify: true,
        splitting: true,
        format: "esm",
        target: "es2022",
        platform: "browser",
        external: ["node:*"],
        conditions,
        outdir: "bundle",
        write: false,
        metafile: true,
        logLevel: "silent"
      }),
    catch: (error) => new ProgramError({ problem: `The bundle failed: ${error}` })
  }).pipe(
    Effect.map(({ metafile, outputFiles }) => {
      const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint !== undefined)?.[0] ?? ""
      const loaded = loadedWith(metafile.outputs, entry)
      return outputFiles
        .filter(({ path }) => [...loaded].some((name) => path.replaceAll("\\", "/").endsWith(name)))
        .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0)
    })
  )
