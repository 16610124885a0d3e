// For runtimes that run programs: node, bun, deno.
import * as admin from "@gotrue-effect/admin"
import * as emulator from "@gotrue-effect/emulator"
import * as effect from "effect"
import { suite } from "./suite.mjs"

const [url, key] = process.argv.slice(2)
console.log(await suite({ admin, effect, emulator }, { url, key }))
