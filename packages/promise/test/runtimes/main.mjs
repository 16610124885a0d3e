// For runtimes that run programs: node, bun, deno.
import * as library from "@gotrue-effect/promise"
import { suite } from "./suite.mjs"

const [url, key] = process.argv.slice(2)
console.log(await suite(library, { url, key }))
