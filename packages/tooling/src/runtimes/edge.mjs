// The sandbox in which Next.js runs what is for the edge, without an app around it: that takes seconds, and `next`, which
// builds and starts apps, takes minutes. What Next.js compiles apps with is left out: it is most of what would be installed.
import { join } from "node:path"
import { execute } from "./execute.mjs"
import { furnish, install, suiteOf } from "./install.mjs"
import { versions } from "./next.mjs"

export const edge = async ({ newest, packed, server, sources, tell }) => {
  const { build } = await import("esbuild")
  for (const [version, packages] of newest ? versions.slice(-1) : versions) {
    const cwd = await install(`edge-${version}`, packages, ["--omit=optional"])
    furnish(cwd, {
      packed,
      files: [...suiteOf(sources), ...["entry.mjs", "run.cjs"].map((name) => [join(sources, "edge", name), name])]
    })
    await build({
      entryPoints: [join(cwd, "entry.mjs")],
      outfile: join(cwd, "edge.bundle.js"),
      bundle: true,
      format: "iife",
      external: ["node:*"],
      logLevel: "error"
    })
    await tell(`the edge runtime of next ${version}`, () =>
      execute(process.execPath, ["run.cjs", server.query], { cwd, env: { NODE_ENV: "production" } })
    )
  }
}
