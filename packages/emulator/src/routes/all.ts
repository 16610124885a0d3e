import type { Call } from "../http/call.js"
import { group, makeRouter, open } from "../http/router.js"
import type { Routes } from "../http/router.js"
import { loadPathUser, requireAdmin } from "./guards.js"
import { server } from "./server.js"
import { oneUser, users } from "./users.js"

/** Every route of the server. A resource adds its file, and its line here. */
const routes: Routes<Call> = [
  ...server,
  group("/admin", requireAdmin, [group("/users", open, [...users, group("/{user_id}", loadPathUser, [...oneUser])])])
]

export const routeCall = makeRouter(routes)
