// The sandbox in which Next.js runs what is for the edge, without an app around it: that takes seconds, and `next`, which
// builds and starts apps, takes minutes.
import { join } from "node:path"
import { execute } from "./execute.mjs"
import { furnish, install, suiteOf } from "./install.mjs"
import { versions } from "./next.mjs"

export const edge = async ({ packed, server, sources, tell }) => {
  const { build } = await import("esbuild")
  for (const [version, packages] of versions) {
    const cwd = await install(`next-${version}`, packages)
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
