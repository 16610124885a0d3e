import assert from "node:assert/strict"

export const next = async (example) => {
  const env = { NEXT_TELEMETRY_DISABLED: "1" }
  await example.run("npm test")
  // It checks the types.
  await example.run("npm run build", env)
  await example.serve("npm start", { env: () => env }, async (request) => {
    const invited = await request("POST", "/api/invitations", { body: { email: "ann@next.example" } })
    assert.equal(invited.status, 201)
    const { id } = invited.body
    assert.deepEqual(await request("GET", `/api/users/${id}`), {
      status: 200,
      body: { id, email: "ann@next.example" }
    })
    const statuses = [
      ["GET", "/api/users/7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90", {}, 404],
      ["GET", "/api/users/1", {}, 400],
      ["GET", `/api/users/${id}`, { token: "another-token" }, 401],
      ["POST", "/api/invitations", { body: { email: "nobody" } }, 400],
      ["POST", "/api/invitations", { body: {}, token: "another-token" }, 401]
    ]
    for (const [method, path, options, status] of statuses)
      assert.equal((await request(method, path, options)).status, status, `${method} ${path}`)
  })
}
