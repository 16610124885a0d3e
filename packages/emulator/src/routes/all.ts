import type { AdminCall, AdminUserCall, Call } from "../http/call.js"
import { group, list, makeRouter, open } from "../http/router.js"
import type { Routes } from "../http/router.js"
import { auditLog } from "./audit.js"
import { authorization } from "./authorize.js"
import { callback } from "./callback.js"
import { customProviders, requireCustomProviders } from "./customProviders.js"
import { adminFactors } from "./factors.js"
import { loadPathUser, requireAdmin } from "./guards.js"
import { invite } from "./invite.js"
import { generateLink } from "./links.js"
import { logout } from "./logout.js"
import { mfa } from "./mfa.js"
import { adminOAuth, requireOAuthServer } from "./oauthClients.js"
import { oauthServer } from "./oauthToken.js"
import { otp } from "./otp.js"
import { adminPasskeys, passkeys } from "./passkeys.js"
import { recovery } from "./recover.js"
import { resend } from "./resend.js"
import { scim } from "./scim.js"
import { server } from "./server.js"
import { signup } from "./signup.js"
import { singleSignOn } from "./sso.js"
import { adminSso } from "./ssoProviders.js"
import { token } from "./token.js"
import { user } from "./user.js"
import { oneUser, users } from "./users.js"
import { verification } from "./verify.js"
import { wellKnown } from "./wellKnown.js"

/** Below `/admin/users/{user_id}`: the user is loaded before any of them. */
const ofOneUser: Routes<AdminUserCall> = [
  ...oneUser,
  group("/factors", open, adminFactors),
  group("/passkeys", open, adminPasskeys)
]

/** Below `/admin`: nothing here answers without an admin role, not even that it does not exist. */
const admin: Routes<AdminCall> = [
  group("/audit", open, auditLog),
  group("/users", open, [...users, group("/{user_id}", loadPathUser, ofOneUser)]),
  group("/sso", open, adminSso),
  group("/oauth", requireOAuthServer, adminOAuth),
  group("/custom-providers", requireCustomProviders, customProviders),
  ...generateLink
]

/** Every route of the server. A resource adds its file, and its line here. */
const routes: Routes<Call> = [
  ...server,
  ...wellKnown,
  ...invite,
  ...signup,
  ...token,
  ...otp,
  ...recovery,
  ...resend,
  ...verification,
  ...logout,
  ...user,
  ...mfa,
  ...passkeys,
  ...oauthServer,
  ...authorization,
  ...callback,
  ...singleSignOn,
  ...scim,
  group("/admin", requireAdmin, admin)
]

export const routeCall = makeRouter(routes)

/** All of them by name, without what they do. */
export const served = list(routes)
