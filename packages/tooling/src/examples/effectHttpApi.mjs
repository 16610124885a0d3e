import assert from "node:assert/strict"
import { dirname } from "node:path"
import { node } from "../runtimes/programs.mjs"
import { checkTypes } from "./types.mjs"

const run = async (example, path) => {
  await checkTypes(example)
  await example.run("npm test", { path })
  await example.serve("npm start", {}, async (request) => {
    const invited = await request("POST", "/invitations", { body: { email: "ann@effect.example" } })
    assert.equal(invited.status, 201)
    const { id } = invited.body
    assert.deepEqual(await request("GET", `/users/${id}`), { status: 200, body: { id, email: "ann@effect.example" } })
    const banned = await request("POST", `/users/${id}/ban`, { body: { days: 7 } })
    assert.equal(banned.status, 200)
    assert.ok(new Date(banned.body.banned_until) > new Date())

    const statuses = [
      ["GET", "/users/7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90", {}, 404],
      ["GET", "/users/1", {}, 400],
      ["POST", "/invitations", { body: { email: "nobody" } }, 422],
      ["POST", "/invitations", { body: { email: "ann@effect.example" }, token: "another-token" }, 401]
    ]
    for (const [method, path, options, status] of statuses)
      assert.equal((await request(method, path, options)).status, status, `${method} ${path}`)
    const { body } = await example.emulator.call("/admin/users", {
      body: { email: "bob@effect.example", email_confirm: true }
    })
    assert.equal(body.email, "bob@effect.example")
    const again = await request("POST", "/invitations", { body: { email: "bob@effect.example" } })
    assert.deepEqual([again.status, again.body._tag], [409, "EmailExists"])
  })
}

export const effectHttpApi = (example) => run(example, [])

/** Effect 4's test tools want a newer Node than this may be. */
export const effect4HttpApi = async (example) => run(example, [dirname(await node("24"))])
