// The emulator inside of a test, as Jest comes: CommonJS, nothing translated.
const { start } = require("@gotrue-effect/emulator/promise")
const library = require("@gotrue-effect/promise")

test("an emulator is started, asked and stopped", async () => {
  const auth = await start()
  const headers = { Authorization: `Bearer ${auth.adminKey}` }
  const admin = new library.GoTrueAdminApi({ url: auth.url, headers })
  const { data, error } = await admin.createUser({ email: "ann@example.com" })
  expect(error).toBeNull()
  expect((await admin.getUserById(data.user.id)).data.user.email).toBe("ann@example.com")
  await auth.stop()
})
