import assert from "node:assert/strict"
import { dirname } from "node:path"
import { deno } from "../runtimes/programs.mjs"

export const denoFunction = async (example) => {
  const path = [dirname(await deno())]
  // It checks the types.
  await example.run("npm test", { path })
  const env = (port) => ({ path, DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}` })
  await example.serve("npm start", { env }, async (request) => {
    const { call } = example.emulator
    const credentials = { email: "ann@deno.example", password: "correct horse" }
    const { body: user } = await call("/admin/users", { body: { ...credentials, email_confirm: true } })
    const { body: session } = await call("/token?grant_type=password", { body: credentials })
    assert.equal((await request("DELETE", "/", { token: "another-token" })).status, 401)
    assert.deepEqual(await request("DELETE", "/", { token: session.access_token }), {
      status: 200,
      body: { message: "The account is deleted" }
    })
    assert.equal((await call(`/admin/users/${user.id}`, { method: "GET" })).status, 404)
  })
}
