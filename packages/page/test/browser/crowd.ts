/** An export with many users. */
export const crowd = (size: number, empty: string): string => {
  const state = JSON.parse(empty)
  const begin = Date.parse("2026-01-01T00:00:00Z")
  state.tables.users = Array.from({ length: size }, (_, i) => {
    const created = new Date(begin + i * 1000).toISOString().replace(".000Z", "Z")
    return {
      id: `00000000-0000-4000-8000-${i.toString(16).padStart(12, "0")}`,
      aud: "authenticated",
      role: "authenticated",
      email: `user${i}@example.com`,
      phone: "",
      email_confirmed_at: created,
      confirmed_at: created,
      confirmation_token: "",
      recovery_token: "",
      email_change_token_current: "",
      email_change_token_new: "",
      email_change: "",
      email_change_confirm_status: 0,
      phone_change_token: "",
      phone_change: "",
      reauthentication_token: "",
      app_metadata: { provider: "email", providers: ["email"] },
      user_metadata: { name: `User ${i}`, team: `team-${i % 100}`, bio: "Likes long walks and short tables." },
      is_sso_user: false,
      created_at: created,
      updated_at: created,
      is_anonymous: false
    }
  })
  return JSON.stringify(state)
}
