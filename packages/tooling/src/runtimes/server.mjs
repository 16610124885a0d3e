// The emulator on a port of its own, as the server of one part of the gate.
import { createHmac } from "node:crypto"
import { once } from "node:events"
import { join } from "node:path"
import { root } from "../setup.mjs"
import { start } from "./execute.mjs"

const secret = "a secret of more than thirty-two characters, for the runtimes"

/** A service_role key, as the emulator takes it. */
const key = (() => {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url")
  const unsigned = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ role: "service_role" })}`
  return `${unsigned}.${createHmac("sha256", secret).update(unsigned).digest("base64url")}`
})()

export const startServer = async () => {
  const { child, stop } = start(process.execPath, [join(root, "packages/tooling/src/emulator.mjs"), "--port", "0"], {
    env: { GOTRUE_JWT_SECRET: secret },
    stdio: ["ignore", "pipe", "inherit"]
  })
  let said = ""
  child.stdout.on("data", (chunk) => (said += chunk))
  while (!/http:\/\/\S+\s/.test(said)) await once(child.stdout, "data")
  const [url] = /http:\/\/[^\s]+/.exec(said)

  const headers = { apikey: key, Authorization: `Bearer ${key}` }

  /** Removes the users that a run which failed has left behind. */
  const clear = async () => {
    const { users } = await (await fetch(`${url}/admin/users`, { headers })).json()
    for (const { id } of users) await fetch(`${url}/admin/users/${id}`, { method: "DELETE", headers })
  }

  return { url, key, query: `?url=${encodeURIComponent(url)}&key=${key}`, clear, stop }
}
