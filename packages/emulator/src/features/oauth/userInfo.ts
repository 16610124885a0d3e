import type { User } from "../../database/rows.js"
import type { Body } from "../../standards/json/json.js"
import { JsonText } from "../../standards/json/json.js"
import { openIdProfile } from "./openIdProfile.js"

const orNothing = (text: string): string | undefined => (text === "" ? undefined : text)

/** What an application is told of a user, as far as its scopes go. */
export const userInfoBody = (user: User, scopes: ReadonlyArray<string>): Body => {
  const email = scopes.includes("email")
  const phone = scopes.includes("phone")
  const profile = scopes.includes("profile") ? openIdProfile(user) : undefined
  return {
    email: email ? orNothing(user.email) : undefined,
    email_verified: (email && user.email_confirmed_at !== null) || undefined,
    name: profile?.name,
    phone: phone ? orNothing(user.phone) : undefined,
    phone_verified: (phone && user.phone_confirmed_at !== null) || undefined,
    picture: profile?.picture,
    preferred_username: profile?.preferredUsername,
    sub: user.id,
    updated_at: profile?.updatedAt,
    user_metadata: profile === undefined ? undefined : new JsonText(user.user_metadata)
  }
}
