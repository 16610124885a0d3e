import assert from "node:assert/strict"
import { writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { node } from "../runtimes/programs.mjs"
import { checkTypes } from "./types.mjs"

export const honoWorkers = async (example) => {
  await checkTypes(example)
  // Wrangler wants a newer Node than this may be.
  const path = [dirname(await node("24"))]
  await example.run("npm test", { path })
  const secrets = Object.entries(example.emulator.env).map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(join(example.cwd, ".dev.vars"), secrets.join(""))
  const args = (port) => ["--", "--port", port, "--ip", "127.0.0.1"]
  await example.serve("npm start", { args, env: () => ({ path, WRANGLER_SEND_METRICS: "false" }) }, async (request) => {
    const { body } = await example.emulator.call("/admin/users", { body: { email: "ann@workers.example" } })
    const route = `/users/${body.id}`
    assert.deepEqual(await request("GET", route), {
      status: 200,
      body: { id: body.id, email: "ann@workers.example" }
    })
    assert.equal((await request("DELETE", route, { token: "another-token" })).status, 401)
    assert.equal((await request("DELETE", route)).status, 204)
    assert.equal((await request("GET", route)).status, 404)
    assert.equal((await request("GET", "/users/1")).status, 400)
  })
}
