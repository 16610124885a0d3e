/** What no client sends: other values in a body, other routes, methods, headers, tokens and bytes. */
import type { Chance } from "./chance.js"
import { bodies, bytes } from "./oddities/bodies.js"
import { headers } from "./oddities/headers.js"
import { spoilMembers } from "./oddities/members.js"
import { paths } from "./oddities/paths.js"
import { queries } from "./oddities/queries.js"
import { tokens } from "./oddities/tokens.js"
import type { Request } from "./request.js"

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "LINK"] as const

/** Spoils one thing about a request. */
export const spoil = (chance: Chance, request: Request): Request => {
  switch (chance.below(request.members === undefined ? 4 : 9)) {
    case 0:
      return { ...request, auth: chance.pick(tokens) }
    case 1:
      return { ...request, headers: { ...request.headers, ...chance.some(headers) } }
    case 2:
      return { ...request, path: `${request.path}${request.path.includes("?") ? "&" : "?"}${chance.pick(queries)}` }
    case 3:
      return chance.happens(0.3)
        ? { ...request, method: chance.pick(methods) }
        : {
            ...request,
            members: undefined,
            ...(chance.happens(0.8) ? { text: chance.pick(bodies) } : { bytes: chance.some(bytes) })
          }
    default:
      return { ...request, members: spoilMembers(chance, request.members ?? []) }
  }
}

/** A request to any path, with any token. */
export const elsewhere = (chance: Chance): Request => {
  const path = chance.pick(paths)
  const method = chance.pick(methods)
  const target = chance.happens(0.3) && !path.includes("?") && path !== "*" ? `${path}?${chance.pick(queries)}` : path
  return {
    method,
    path: target,
    auth: chance.happens(0.6)
      ? "service_role"
      : chance.happens(0.5)
        ? "Bearer {{s.access_token}}"
        : chance.pick(tokens),
    ...(chance.happens(0.2) ? { headers: chance.some(headers) } : {}),
    ...(method !== "GET" && method !== "HEAD" && chance.happens(0.5) ? { text: chance.pick(bodies) } : {})
  }
}
