// Runs a TypeScript program of the workspace from its sources, after installing what is missing:
//   node --conditions=@gotrue-effect/source packages/tooling/src/run.mjs FILE [ARGUMENT …]
import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { endWithParent } from "./run/endWithParent.mjs"
import { setup } from "./setup.mjs"

endWithParent()
setup()
const { register } = await import("tsx/esm/api")
register()
process.argv.splice(1, 1)
await import(pathToFileURL(resolve(process.argv[1])).href)
