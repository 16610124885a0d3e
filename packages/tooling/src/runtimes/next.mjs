// Apps of Next.js, built and started: its edge runtime has a `process` that is almost none.
import { join } from "node:path"
import { execute, freePort, reachable, start } from "./execute.mjs"
import { furnish, install, suiteOf } from "./install.mjs"

export const versions = [
  ["14", ["next@14.2.35", "react@18.3.1", "react-dom@18.3.1"]],
  ["15", ["next@15.5.29", "react@19.1.0", "react-dom@19.1.0"]],
  ["16", ["next@16.4.6", "react@19.2.0", "react-dom@19.2.0"]]
]

const entries = {
  "edge middleware": "middleware",
  "edge route": "edge",
  "edge page": "page",
  "edge API route": "api/edge",
  "node route": "node",
  "node page": "node-page"
}

const env = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" }

export const next = async ({ newest, packed, server, sources, tell }) => {
  for (const [version, packages] of newest ? versions.slice(-1) : versions) {
    const cwd = await install(`next-${version}`, packages)
    furnish(cwd, {
      packed,
      files: [
        ...suiteOf(sources),
        ...["app", "pages", "middleware.js", "next.config.mjs"].map((name) => [join(sources, "next", name), name])
      ]
    })
    const program = join(cwd, "node_modules/next/dist/bin/next")
    // Told as what each entry failed with.
    const built = await execute(process.execPath, [program, "build"], { cwd, env, timeout: 900_000 }).then(
      () => undefined,
      (error) => error
    )
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const { stop } = start(process.execPath, [program, "start", "-p", port, "-H", "127.0.0.1"], { cwd, env })
    try {
      for (const [name, path] of Object.entries(entries)) {
        await tell(`next ${version}, ${name}`, async () => {
          if (built !== undefined) throw built
          await reachable(`${url}/${path}`)
          const text = await (await fetch(`${url}/${path}${server.query}`)).text()
          return /ten calls passed/.exec(text)?.[0] ?? text
        })
      }
    } finally {
      await stop()
    }
  }
}
