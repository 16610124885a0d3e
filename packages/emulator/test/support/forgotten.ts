/** A program that starts an emulator, uses it, and forgets to stop it. */
import { start } from "@gotrue-effect/emulator/promise"

const auth = await start({ unref: true })
const response = await fetch(`${auth.url}/health`)
console.log(response.status)
