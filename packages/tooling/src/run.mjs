// Runs a TypeScript program of the workspace from its sources, after installing what is missing:
//   node --conditions=@gotrue-effect/source packages/tooling/src/run.mjs FILE [ARGUMENT …]
import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { setup } from "./setup.mjs"

// npm puts a shell between itself and this process, and a signal to npm ends that shell only. Losing the parent means
// that somebody wanted this process to end.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM")
}, 100).unref()

setup()
const { register } = await import("tsx/esm/api")
register()
process.argv.splice(1, 1)
await import(pathToFileURL(resolve(process.argv[1])).href)
