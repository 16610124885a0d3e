/** The protocol table: every operation as data, in the groups of the service. */
import { audit } from "./audit.js"
import { customProviders } from "./customProviders.js"
import { links } from "./links.js"
import { mfa } from "./mfa.js"
import { oauth } from "./oauth.js"
import { passkey } from "./passkeys.js"
import { server } from "./server.js"
import { sessions } from "./sessions.js"
import { sso } from "./sso.js"
import { users } from "./users.js"

/** `top` holds the operations directly on the service. */
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
