import type { User } from "../../database/rows.js"
import type { Call } from "../../http/call.js"
import { writeJson } from "../../standards/json/json.js"
import { signToken } from "../../standards/jwt/jwt.js"
import { unixSeconds } from "../../standards/time/timestamp.js"
import { openIdProfile } from "./openIdProfile.js"

/** How long an application may take a user for the one who signed in. */
const lifetime = 3600

const orNothing = (text: string | undefined): string | undefined => (text === "" ? undefined : text)

/** Tells an application who signed in. A shared secret signs no such token, for its owner could forge them. */
export const idToken = (
  call: Call,
  user: User,
  given: { readonly clientId: string; readonly nonce: string | null; readonly scopes: ReadonlyArray<string> }
): string | undefined => {
  if (call.keys.signing.alg === "HS256") return undefined
  const issuedAt = unixSeconds(call.now())
  const email = given.scopes.includes("email")
  const phone = given.scopes.includes("phone")
  const profile = given.scopes.includes("profile") ? openIdProfile(user) : undefined
  const claims = writeJson({
    iss: orNothing(call.settings.jwt.issuer),
    sub: user.id,
    aud: given.clientId,
    exp: issuedAt + lifetime,
    iat: issuedAt,
    nonce: given.nonce ?? undefined,
    auth_time: unixSeconds(user.last_sign_in_at ?? call.now()),
    email: email ? orNothing(user.email) : undefined,
    email_verified: email && user.email_confirmed_at !== null,
    phone_number: phone ? orNothing(user.phone) : undefined,
    phone_number_verified: phone && user.phone_confirmed_at !== null,
    name: profile?.name,
    picture: profile?.picture,
    updated_at: profile?.updatedAt,
    preferred_username: profile?.preferredUsername,
    client_id: given.clientId
  })
  return signToken(claims, call.keys)
}
