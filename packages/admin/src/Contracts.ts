/**
 * Schemas of the input and response of each operation. `Endpoints` holds the protocol itself.
 *
 * @since 0.1.0
 */
import { audit } from "./contracts/audit.js"
import { customProviders } from "./contracts/customProviders.js"
import { links } from "./contracts/links.js"
import { mfa } from "./contracts/mfa.js"
import { oauth } from "./contracts/oauth.js"
import { passkey } from "./contracts/passkeys.js"
import { server } from "./contracts/server.js"
import { sessions, verification } from "./contracts/sessions.js"
import { sso } from "./contracts/sso.js"
import { users } from "./contracts/users.js"

/**
 * The contracts by group, as in `Endpoints.groups`. Only composites use `verification`.
 *
 * @example
 * ```ts
 * import { Contracts } from "@gotrue-effect/admin"
 * import { Schema } from "effect"
 *
 * const isUser = Schema.is(Contracts.groups.top.getUserById.response)
 * ```
 *
 * @since 0.1.0
 * @category table
 */
export const groups = {
  top: { ...users, ...links, ...sessions },
  verification,
  mfa,
  passkey,
  oauth,
  customProviders,
  sso,
  audit,
  server
}
