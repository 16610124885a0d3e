// The code under test: suspends the account of an address.
import type { GoTrueAdminApi } from "@gotrue-effect/promise"

export type Suspended = { readonly until: string } | { readonly problem: "unknown address" | "try again" }

export const suspend = async (admin: GoTrueAdminApi, email: string, duration: string): Promise<Suspended> => {
  const found = await admin.getUserByEmail(email)
  if (found.error) return { problem: "try again" }
  if (found.data.user === null) return { problem: "unknown address" }
  const { data, error } = await admin.banUser(found.data.user.id, duration)
  if (error) return { problem: "try again" }
  return { until: data.user.banned_until ?? "" }
}
