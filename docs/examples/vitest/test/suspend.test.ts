import { start } from "@gotrue-effect/emulator/promise"
import { GoTrueAdminApi } from "@gotrue-effect/promise"
import { afterAll, beforeEach, expect, test } from "vitest"
import { suspend } from "../src/suspend.js"

const auth = await start()
afterAll(() => auth.stop())
beforeEach(() => auth.reset())

const admin = new GoTrueAdminApi({ url: auth.url, headers: { Authorization: `Bearer ${auth.adminKey}` } })

const email = "ann@example.com"
const password = "correct horse"
const signIn = () =>
  fetch(`${auth.url}/token?grant_type=password`, { method: "POST", body: JSON.stringify({ email, password }) })

test("a suspended user can't sign in until the time is over", async () => {
  await admin.createUser({ email, password, email_confirm: true })
  await auth.clock.set("2026-08-20T10:00:00Z")
  expect(await suspend(admin, email, "7 days")).toMatchObject({ until: expect.stringMatching(/^2026-08-27T10:00/) })
  expect((await signIn()).status).toBe(400)

  await auth.clock.advance("8 days")
  expect((await signIn()).status).toBe(200)
})

test("nobody has the address", async () => {
  expect(await suspend(admin, email, "7 days")).toEqual({ problem: "unknown address" })
})

test("a server that fails once is asked again", async () => {
  await admin.createUser({ email })
  await auth.fail({ kind: "error", status: 503, method: "GET", path: "/admin/users" })
  expect(await suspend(admin, email, "7 days")).toHaveProperty("until")
})

test("a ban whose connection is lost is not repeated blindly", async () => {
  await admin.createUser({ email })
  await auth.fail({ kind: "reset", method: "PUT", path: "/admin/users/{id}" })
  expect(await suspend(admin, email, "7 days")).toEqual({ problem: "try again" })
  const bans = (await auth.journal()).filter(({ method }) => method === "PUT")
  expect(bans).toHaveLength(1)
})
