/**
 * The protocol table: every operation of this library as data.
 *
 * @since 0.1.0
 */
import { audit } from "./endpoints/audit.js"
import { customProviders } from "./endpoints/customProviders.js"
import { links } from "./endpoints/links.js"
import { mfa } from "./endpoints/mfa.js"
import { oauth } from "./endpoints/oauth.js"
import { passkey } from "./endpoints/passkeys.js"
import { server } from "./endpoints/server.js"
import { sessions } from "./endpoints/sessions.js"
import { sso } from "./endpoints/sso.js"
import { users } from "./endpoints/users.js"

/**
 * The operations by the group that they form on the service; `top` stands for the service itself.
 *
 * @example
 * ```ts
 * import { Endpoints } from "@gotrue-effect/admin"
 *
 * console.log(Endpoints.groups.top.createUser.method) // => "POST"
 * ```
 *
 * @since 0.1.0
 * @category table
 */
export const groups = {
  top: { ...users, ...links, ...sessions },
  mfa,
  passkey,
  oauth,
  customProviders,
  sso,
  audit,
  server
}
