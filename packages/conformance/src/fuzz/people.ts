/** The requests of a sequence: what admins and users of a server do, each at random. */
import { adminSide } from "./people/admins.js"
import { applications } from "./people/applications.js"
import type { Make } from "./people/make.js"
import { admin, post } from "./people/make.js"
import { cheapHash, emails, ids, passwords } from "./people/samples.js"
import { signingIn } from "./people/signingIn.js"
import { userSide } from "./people/users.js"
import type { Request } from "./request.js"

const all: ReadonlyArray<readonly [weight: number, makes: ReadonlyArray<Make>]> = [
  [4, adminSide],
  [4, signingIn],
  [4, userSide],
  [2, applications]
]
const weighted = all.flatMap(([weight, makes]) => Array.from({ length: weight }, () => makes))

/** One request of anybody. */
export const someRequest: Make = (chance) => {
  const make = chance.some(chance.some(weighted) ?? adminSide)
  return make === undefined ? { method: "GET", path: "/health" } : make(chance)
}

/** A user with a password who has signed in. */
export const beginning: ReadonlyArray<Request> = [
  post(
    "/admin/users",
    { id: ids[0], email: emails[0], password_hash: cheapHash, email_confirm: true },
    { auth: admin, as: "u" }
  ),
  post("/token?grant_type=password", { email: emails[0], password: passwords[0] }, { as: "s" })
]

/** Requests that show what the server has stored at the end. */
export const probes: ReadonlyArray<Request> = [
  { method: "GET", path: "/admin/users", auth: admin },
  { method: "GET", path: "/admin/audit", auth: admin },
  { method: "GET", path: `/admin/users/${ids[0]}/factors`, auth: admin },
  { method: "GET", path: "/user", auth: "Bearer {{s.access_token}}" }
]
