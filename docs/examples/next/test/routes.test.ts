import { start } from "@gotrue-effect/emulator/promise"
import { afterAll, beforeEach, expect, test, vi } from "vitest"

const auth = await start({ gateway: true })
afterAll(() => auth.stop())
beforeEach(() => auth.reset())

// Before the app is loaded, which reads them.
vi.stubEnv("SUPABASE_URL", auth.origin)
vi.stubEnv("SUPABASE_SECRET_KEY", auth.secretKey)
vi.stubEnv("STAFF_TOKEN", "staff-token")
const users = await import("../app/api/users/[id]/route")
const invitations = await import("../app/api/invitations/route")

const url = "http://localhost:3000"
const headers = { authorization: "Bearer staff-token" }

const get = (id: string) =>
  users.GET(new Request(`${url}/api/users/${id}`, { headers }), { params: Promise.resolve({ id }) })

const invite = (email: string) =>
  invitations.POST(new Request(`${url}/api/invitations`, { method: "POST", headers, body: JSON.stringify({ email }) }))

test("whom the staff invites is a user", async () => {
  const invited = await invite("ann@example.com")
  expect(invited.status).toBe(201)
  expect(await auth.outbox()).toMatchObject([{ kind: "invite", to: "ann@example.com" }])

  const { id } = await invited.json()
  expect(await (await get(id)).json()).toEqual({ id, email: "ann@example.com" })
})

test("errors become statuses", async () => {
  expect((await get("7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90")).status).toBe(404)
  expect((await get("1")).status).toBe(400)
  await auth.fail({ kind: "error", status: 500, path: "/invite" })
  expect((await invite("ann@example.com")).status).toBe(503)
})

test("nobody else is let in", async () => {
  const request = new Request(`${url}/api/invitations`, { method: "POST", body: "{}" })
  expect((await invitations.POST(request)).status).toBe(401)
})
