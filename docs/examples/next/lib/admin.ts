import { GoTrueAdminApi } from "@gotrue-effect/promise"

const key = process.env["SUPABASE_SECRET_KEY"] ?? ""

export const admin = new GoTrueAdminApi({
  url: `${process.env["SUPABASE_URL"]}/auth/v1`,
  headers: { apikey: key, Authorization: `Bearer ${key}` }
})
