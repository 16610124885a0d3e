import { randomUUID } from "node:crypto"
import { admin } from "../src/admin"
import { enroll } from "../src/enroll"

// One emulator serves all test files at once, so each test has users of its own.
const anyone = () => `${randomUUID()}@example.com`

test("a new customer becomes a user", async () => {
  const email = anyone()
  const { id, isNew } = await enroll(email, "pro")
  const { data } = await admin.getUserById(id)
  expect(isNew).toBe(true)
  expect(data.user).toMatchObject({ email, app_metadata: { plan: "pro" } })
})

test("a customer who is a user keeps the account", async () => {
  const email = anyone()
  const first = await enroll(email, "free")
  expect(await enroll(email, "pro")).toEqual({ id: first.id, isNew: false })
})

test("an invalid address is rejected", async () => {
  await expect(enroll("nobody", "pro")).rejects.toMatchObject({ code: "validation_failed" })
})
