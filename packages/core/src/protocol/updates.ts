/**
 * Updates that fail in fewer ways than `updateUserById` does, because they change one thing. They are not in the table
 * of groups: composites send them.
 */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

const update = {
  method: "PUT",
  path: ["admin", "users", { from: "id" }],
  request: ({ attributes }: { readonly attributes: object }) => ({ body: attributes }),
  response: Responses.User,
  users: "response"
} as const

export const bans = {
  banUser: Endpoint.make({ ...update, name: "banUser", errors: ["NotAdmin", "UserNotFound"] }),
  unbanUser: Endpoint.make({ ...update, name: "unbanUser", errors: ["NotAdmin", "UserNotFound"] })
}

export const updates = {
  /** Too much metadata is `ValidationFailed`. */
  setMetadata: Endpoint.make({
    ...update,
    name: "updateUserById",
    errors: ["NotAdmin", "UserNotFound", "ValidationFailed"]
  })
}
