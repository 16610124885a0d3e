// The code under test: a customer of a plan, who is a user from then on.
import type { GoTrueAdminApi } from "@gotrue-effect/promise"

export const enroll = async (
  admin: GoTrueAdminApi,
  email: string,
  plan: string
): Promise<{ id: string; isNew: boolean }> => {
  const { data, error } = await admin.createOrGetUser({ email, email_confirm: true })
  if (error) throw error
  const updated = await admin.updateUserById(data.user.id, { app_metadata: { plan } })
  if (updated.error) throw updated.error
  return { id: data.user.id, isNew: data.created }
}
