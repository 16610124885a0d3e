/** Every error row of the server's reference for the routes that admins use. */
import { access } from "./errors/access.js"
import { customProviders } from "./errors/customProviders.js"
import { failures } from "./errors/failures.js"
import { links } from "./errors/links.js"
import { lists } from "./errors/lists.js"
import { oauth } from "./errors/oauth.js"
import { requests } from "./errors/requests.js"
import { sso } from "./errors/sso.js"
import { users } from "./errors/users.js"

export const errors = {
  ...access,
  ...requests,
  ...lists,
  ...users,
  ...links,
  ...sso,
  ...oauth,
  ...customProviders,
  ...failures
}

export type Named = keyof typeof errors
