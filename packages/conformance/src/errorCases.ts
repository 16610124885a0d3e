/** Requests that must fail, including those that the library would not send. */
import { access } from "./errorCases/access.js"
import { customProviders } from "./errorCases/customProviders.js"
import { errors } from "./errorCases/errors.js"
import { links } from "./errorCases/links.js"
import { lists } from "./errorCases/lists.js"
import { oauth } from "./errorCases/oauth.js"
import { requests } from "./errorCases/requests.js"
import { sso } from "./errorCases/sso.js"
import { users } from "./errorCases/users.js"

export const errorCases = [
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
