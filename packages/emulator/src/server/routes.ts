import { logout } from "../features/account/logout.js"
import { user } from "../features/account/user.js"
import { generateLink } from "../features/admin/generateLink.js"
import { invite } from "../features/admin/invite.js"
import { oneUser, users } from "../features/admin/users.js"
import { auditLog } from "../features/audit/routes.js"
import { customProviders, requireCustomProviders } from "../features/customProviders/routes.js"
import { authorization } from "../features/external/authorize.js"
import { callback } from "../features/external/callback.js"
import { standIn } from "../features/external/standIn/routes.js"
import { loadPathUser, requireAdmin } from "../features/guards/guards.js"
import { adminFactors } from "../features/mfa/adminRoutes.js"
import { mfa } from "../features/mfa/routes.js"
import { adminOAuth, requireOAuthServer } from "../features/oauth/clients/routes.js"
import { oauthServer } from "../features/oauth/token.js"
import { wellKnown } from "../features/oauth/wellKnown.js"
import { otp } from "../features/otp/otp.js"
import { recovery } from "../features/otp/recover.js"
import { resend } from "../features/otp/resend.js"
import { verification } from "../features/otp/verify.js"
import { adminPasskeys, passkeys } from "../features/passkeys/routes.js"
import { signup } from "../features/signIn/signup.js"
import { token } from "../features/signIn/token.js"
import { adminSso } from "../features/sso/providerRoutes.js"
import { scim } from "../features/sso/scim.js"
import { singleSignOn } from "../features/sso/signIn.js"
import type { AdminCall, AdminUserCall, Call } from "../http/call.js"
import type { Routes } from "../http/router.js"
import { group, list, makeRouter, open } from "../http/router.js"
import { server } from "./health.js"

/** Below `/admin/users/{user_id}`: the user is loaded before any of them. */
const ofOneUser: Routes<AdminUserCall> = [
  ...oneUser,
  group("/factors", open, adminFactors),
  group("/passkeys", open, adminPasskeys)
]

/** Below `/admin`: without an admin role even a route that does not exist is forbidden. */
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

/** With the pages of providers that are not there, which are no routes of the server's. */
export const routeCall = makeRouter([...routes, ...standIn])

/** All of them by name, without what they do. */
export const served = list(routes)
