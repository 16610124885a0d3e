/** All scenarios, in the order in which they are played. */
import type { Scenario } from "./Scenario.js"
import { access } from "./scenarios/access.js"
import { invites } from "./scenarios/invites.js"
import { links } from "./scenarios/links.js"
import { lists } from "./scenarios/lists.js"
import { mfa } from "./scenarios/mfa.js"
import { sessions } from "./scenarios/sessions.js"
import { users } from "./scenarios/users.js"

export const scenarios: ReadonlyArray<Scenario> = [
  ...access,
  ...users,
  ...lists,
  ...invites,
  ...links,
  ...sessions,
  ...mfa
]
