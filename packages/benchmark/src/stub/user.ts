/** Users as the server writes them, and the responses with them in it. */

/** The same number gives the same UUID. */
const uuid = (kind: string, number: number): string => `${kind}-0000-4000-8000-${number.toString(16).padStart(12, "0")}`

const timestamp = (number: number, micros: string): string =>
  new Date(Date.UTC(2026, 0, 1) + number * 61_000).toISOString().replace("Z", `${micros}Z`)

const names = ["Ann Jansen", "Bob Müller", "Chloë Dupont", "Đặng Văn An", "Ewa Kowalska", "山田 太郎"]

export const userId = (number: number): string => uuid("4c9d1f60", number)

/** As it stands in a list: `identities` is null there, and `factors` are missing. */
const listed = (number: number) => {
  const id = userId(number)
  return {
    id,
    aud: "authenticated",
    role: "authenticated",
    email: `person.${number}@example.com`,
    email_confirmed_at: timestamp(number, "456"),
    phone: "",
    confirmed_at: timestamp(number, "456"),
    last_sign_in_at: timestamp(number + 9, "12"),
    app_metadata: { provider: "email", providers: ["email", "github"], plan: number % 3 === 0 ? "pro" : "free" },
    user_metadata: {
      avatar_url: `https://avatars.example.com/u/${number}?v=4`,
      email: `person.${number}@example.com`,
      email_verified: true,
      full_name: names[number % names.length],
      phone_verified: false,
      preferences: { theme: "dark", languages: ["en", "nl"], newsletter: number % 2 === 0 },
      sub: id
    },
    identities: null,
    created_at: timestamp(number, "118"),
    updated_at: timestamp(number + 9, "501"),
    is_anonymous: false
  }
}

const identity = (number: number, provider: string) => ({
  identity_id: uuid(provider === "email" ? "c1f2a3b4" : "d3a2b1c0", number),
  id: provider === "email" ? userId(number) : String(583_231 + number),
  user_id: userId(number),
  identity_data: {
    avatar_url: `https://avatars.example.com/u/${number}?v=4`,
    email: `person.${number}@example.com`,
    email_verified: true,
    full_name: names[number % names.length],
    iss: "https://api.github.com",
    phone_verified: false,
    sub: provider === "email" ? userId(number) : String(583_231 + number)
  },
  provider,
  last_sign_in_at: timestamp(number + 9, "12"),
  created_at: timestamp(number, "12"),
  updated_at: timestamp(number, "12"),
  email: `person.${number}@example.com`
})

/** As `GET /admin/users/{id}` gives it. */
export const user = (number: number) => ({
  ...listed(number),
  factors: [
    {
      id: uuid("0f9e8d7c", number),
      created_at: timestamp(number, "3"),
      updated_at: timestamp(number, "3"),
      status: "verified",
      friendly_name: "phone",
      factor_type: "totp",
      last_challenged_at: timestamp(number + 9, "1")
    }
  ],
  identities: [identity(number, "email"), identity(number, "github")]
})

/** As `POST /admin/users` gives it: without `confirmed_at`, never signed in. */
export const created = (number: number) => {
  const { confirmed_at: _confirmed, last_sign_in_at: _signedIn, ...rest } = listed(number)
  return { ...rest, identities: [identity(number, "email")] }
}

/** Some of all, the newest first: how many there are, how many come before these, and how many are wanted. */
export const list = (total: number, before: number, size: number) => ({
  users: Array.from({ length: Math.max(0, Math.min(size, total - before)) }, (_, index) =>
    listed(total - before - index)
  ),
  aud: "authenticated"
})
