/** What the server refuses, also where the library would not have asked. */
import { access } from "./refusals/access.js"
import { customProviders } from "./refusals/customProviders.js"
import { errors } from "./refusals/errors.js"
import { links } from "./refusals/links.js"
import { lists } from "./refusals/lists.js"
import { oauth } from "./refusals/oauth.js"
import { requests } from "./refusals/requests.js"
import { sso } from "./refusals/sso.js"
import { users } from "./refusals/users.js"

export const refusals = [
  ...access,
  ...errors,
  ...requests,
  ...lists,
  ...users,
  ...links,
  ...sso,
  ...oauth,
  ...customProviders
]
