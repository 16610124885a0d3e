// The only user of the mocks and of the proxy.
export const user = {
  id: "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90",
  aud: "authenticated",
  role: "mock",
  email: "mock@example.com",
  phone: "",
  is_anonymous: false,
  app_metadata: {},
  user_metadata: {},
  identities: [],
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z"
}

/** The response for a URL or path, of one user or of all. */
export const responseTo = (address, one = user) =>
  address.includes(user.id) ? one : { users: [one], aud: "authenticated" }
