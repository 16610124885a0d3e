// Cloudflare's workers, in their own runtime: what it has of Node depends on the compatibility date and on a flag.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { freePort, reachable, start } from "./execute.mjs"
import { furnish, install, suiteOf } from "./install.mjs"

const system = `${process.platform}-${process.arch}`
const packageOf = {
  "linux-x64": "linux-64",
  "linux-arm64": "linux-arm64",
  "darwin-x64": "darwin-64",
  "darwin-arm64": "darwin-arm64"
}

const dates = ["2024-03-01", "2024-09-23", "2025-03-01", "2025-09-15", "2026-01-01"]

const configOf = (port, date, flags) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private", "local"]))
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed "worker.bundle.mjs")],
  compatibilityDate = "${date}",
  compatibilityFlags = [${flags.map((flag) => `"${flag}"`).join(", ")}]
);
`

export const workerd = async ({ packed, server, sources, tell }) => {
  const name = `@cloudflare/workerd-${packageOf[system] ?? system}`
  const folder = await install("workerd", [`${name}@1.20261117.1`])
  furnish(folder, {
    packed,
    files: [...suiteOf(sources), [join(sources, "worker.mjs"), "worker.mjs"]]
  })
  const { build } = await import("esbuild")
  await build({
    entryPoints: [join(folder, "worker.mjs")],
    outfile: join(folder, "worker.bundle.mjs"),
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
    external: ["node:*"],
    logLevel: "error"
  })

  const work = async (date, flags) => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const config = join(folder, `${port}.capnp`)
    writeFileSync(config, configOf(port, date, flags))
    const { stop } = start(join(folder, "node_modules", name, "bin/workerd"), ["serve", config], { cwd: folder })
    try {
      await reachable(`${url}/started`)
      return await (await fetch(`${url}/${server.query}`)).text()
    } finally {
      await stop()
    }
  }

  for (const date of dates) {
    for (const flags of [[], ["nodejs_compat"]]) {
      await tell(["workerd as of", date, ...flags.map((flag) => `with ${flag}`)].join(" "), () => work(date, flags))
    }
  }
}
