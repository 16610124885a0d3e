import { start } from "@gotrue-effect/emulator/promise"
import { GoTrueAdminApi } from "@gotrue-effect/promise"
import { afterAll, beforeEach, expect, test } from "vitest"
import app from "../src/index.js"

const auth = await start({ gateway: true })
afterAll(() => auth.stop())
beforeEach(() => auth.reset())

const env = { SUPABASE_URL: auth.origin, SUPABASE_SECRET_KEY: auth.secretKey, STAFF_TOKEN: "staff-token" }
const request = (method: string, path: string, token = "staff-token") =>
  app.request(path, { method, headers: { authorization: `Bearer ${token}` } }, env)

const admin = new GoTrueAdminApi({ url: auth.url, headers: { apikey: auth.secretKey }, throwOnError: true })

test("a user is read and deleted", async () => {
  const { data } = await admin.createUser({ email: "ann@example.com" })
  const path = `/users/${data.user?.id}`
  expect(await (await request("GET", path)).json()).toEqual({ id: data.user?.id, email: "ann@example.com" })
  expect((await request("DELETE", path)).status).toBe(204)
  expect((await request("GET", path)).status).toBe(404)
})

test("errors become statuses", async () => {
  expect((await request("GET", "/users/1")).status).toBe(400)
  expect((await request("GET", "/users/1", "another-token")).status).toBe(401)
  await auth.fail({ kind: "error", status: 500, path: "/admin/users/{id}" })
  expect((await request("DELETE", "/users/7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90")).status).toBe(503)
})
