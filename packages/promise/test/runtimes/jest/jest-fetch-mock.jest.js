// `fetch` is mocked before anything is loaded. The address is that of a server, which must not be asked.
const { GoTrueAdminApi } = require("@gotrue-effect/promise")

const user = {
  id: "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90",
  aud: "authenticated",
  role: "authenticated",
  email: "mocked@example.com",
  phone: "",
  is_anonymous: false,
  app_metadata: {},
  user_metadata: {},
  identities: [],
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z"
}

beforeEach(() => fetch.resetMocks())

test("jest-fetch-mock sees what comes with the class", async () => {
  fetch.mockResponseOnce(JSON.stringify(user))
  const admin = new GoTrueAdminApi({ url: process.env.GOTRUE_URL, headers: { apikey: "k" } })
  const { data, error } = await admin.getUserById(user.id)
  expect(error).toBeNull()
  expect(data.user.email).toBe("mocked@example.com")
  expect(fetch.mock.calls).toHaveLength(1)
})

test("jest-fetch-mock sees what is loaded on demand", async () => {
  fetch.mockResponseOnce(JSON.stringify({ users: [user], aud: "authenticated" }))
  const admin = new GoTrueAdminApi({ url: process.env.GOTRUE_URL, headers: { apikey: "k" } })
  const { data, error } = await admin.getUserByEmail("mocked@example.com")
  expect(error).toBeNull()
  expect(data.user.email).toBe("mocked@example.com")
  expect(fetch.mock.calls).toHaveLength(1)
})
