import type { User } from "../../database/rows.js"
import type { Call } from "../../http/call.js"

/** The user with an address in an audience; those of single sign-on do not count. */
export const findByEmail = ({ db }: Call, email: string, aud: string): User | undefined => {
  const found = db.users.table.find(db.users.byEmail, email.toLowerCase())
  return found?.aud === aud ? found : undefined
}

export const findByPhone = ({ db }: Call, phone: string, aud: string): User | undefined => {
  const found = phone === "" ? undefined : db.users.table.find(db.users.byPhone, phone)
  return found?.aud === aud && !found.is_sso_user ? found : undefined
}

/** Whether an identity of a user stands for its address. Those of single sign-on do not. */
const isOrdinary = (provider: string) => !provider.startsWith("sso:")

/** Who already has an address, by an identity of any provider or as its own. */
export const findDuplicate = (call: Call, email: string, aud: string, current?: User): User | undefined => {
  const { db } = call
  for (const identity of db.identities.table.resolve(db.identities.byEmail.idsOf(email.toLowerCase()))) {
    if (!isOrdinary(identity.provider) || identity.user_id === current?.id) continue
    const owner = db.users.table.get(identity.user_id)
    if (owner?.aud === aud) return owner
  }
  return findByEmail(call, email, aud)
}
