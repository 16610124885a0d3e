// The emulator from its tarball, as the README of docs/examples starts it: the project of all examples.
import { once } from "node:events"
import { join } from "node:path"
import { start } from "../runtimes/execute.mjs"

const key = "sb_secret_of_the_examples"

export const startEmulator = async (folder) => {
  const program = join(folder, "node_modules/@gotrue-effect/emulator/dist/esm/bin.js")
  const { child, stop } = start(process.execPath, [program, "--port", "0", "--gateway"], {
    env: { SUPABASE_SECRET_KEY: key },
    stdio: ["ignore", "pipe", "inherit"]
  })
  let said = ""
  child.stdout.on("data", (chunk) => (said += chunk))
  while (!/http:\/\/\S+\s/.test(said)) await once(child.stdout, "data")
  // It says where its routes are, below `/auth/v1`.
  const [routes] = /http:\/\/\S+/.exec(said)

  /** What a route of the server responds with. */
  const call = async (path, { method = "POST", body, token = key } = {}) => {
    const response = await fetch(`${routes}${path}`, {
      method,
      headers: { apikey: key, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    return { status: response.status, body: await response.json() }
  }

  /** What the examples find in their environment. */
  const env = { SUPABASE_URL: new URL(routes).origin, SUPABASE_SECRET_KEY: key, STAFF_TOKEN: "staff-token" }
  return { call, env, stop }
}
