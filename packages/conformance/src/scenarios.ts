/** All scenarios, in the order in which they are played. */
import { errorCases } from "./errorCases.js"
import type { Scenario } from "./Scenario.js"
import { access } from "./scenarios/access.js"
import { audit } from "./scenarios/audit.js"
import { composites } from "./scenarios/composites.js"
import { customProviders } from "./scenarios/customProviders.js"
import { invites } from "./scenarios/invites.js"
import { links } from "./scenarios/links.js"
import { lists } from "./scenarios/lists.js"
import { lookups } from "./scenarios/lookups.js"
import { mfa } from "./scenarios/mfa.js"
import { oauth } from "./scenarios/oauth.js"
import { passkeys } from "./scenarios/passkeys.js"
import { server } from "./scenarios/server.js"
import { sessions } from "./scenarios/sessions.js"
import { sso } from "./scenarios/sso.js"
import { users } from "./scenarios/users.js"

export const scenarios: ReadonlyArray<Scenario> = [
  ...access,
  ...users,
  ...lists,
  ...lookups,
  ...composites,
  ...invites,
  ...links,
  ...sessions,
  ...mfa,
  ...passkeys,
  ...oauth,
  ...customProviders,
  ...sso,
  ...audit,
  ...server,
  ...errorCases
]
