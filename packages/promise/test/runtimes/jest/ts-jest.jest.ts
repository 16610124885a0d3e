// TypeScript that becomes CommonJS, with its types checked on the way.
import { GoTrueAdminApi } from "@gotrue-effect/promise"
import type { User } from "@gotrue-effect/promise"

const key = process.env["GOTRUE_KEY"] ?? ""
const admin = new GoTrueAdminApi({
  url: process.env["GOTRUE_URL"] ?? "",
  headers: { apikey: key, Authorization: `Bearer ${key}` }
})

test("what comes with the class, and what is loaded on demand", async () => {
  const created = await admin.createUser({ email: "ann@example.com" })
  expect(created.error).toBeNull()
  const found = await admin.getUserByEmail("ANN@example.com")
  expect(found.data?.user?.email).toBe("ann@example.com")
  const users: Array<User> = []
  for await (const user of admin.users()) users.push(user)
  expect(users).toHaveLength(1)
  const gone = await admin.deleteUser(users[0]?.id ?? "")
  expect(gone.error).toBeNull()
})
