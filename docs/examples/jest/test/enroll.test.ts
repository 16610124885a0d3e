import { type Running, start } from "@gotrue-effect/emulator/promise"
import { GoTrueAdminApi } from "@gotrue-effect/promise"
import { enroll } from "../src/enroll"

let auth: Running
let admin: GoTrueAdminApi

beforeAll(async () => {
  auth = await start()
  admin = new GoTrueAdminApi({ url: auth.url, headers: { Authorization: `Bearer ${auth.adminKey}` } })
})
afterAll(() => auth.stop())
beforeEach(() => auth.reset())

const email = "ann@example.com"

test("a new customer becomes a user", async () => {
  const { id, isNew } = await enroll(admin, email, "pro")
  const { data } = await admin.getUserById(id)
  expect(isNew).toBe(true)
  expect(data.user).toMatchObject({ email, app_metadata: { plan: "pro" } })
})

test("a customer who is a user keeps the account", async () => {
  const first = await enroll(admin, email, "free")
  expect(await enroll(admin, email, "pro")).toEqual({ id: first.id, isNew: false })
})

test("an invalid address is rejected", async () => {
  await expect(enroll(admin, "nobody", "pro")).rejects.toMatchObject({ code: "validation_failed" })
})
