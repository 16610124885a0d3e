import * as Effect from "effect/Effect"
import type { Request, Response } from "../Exchange.js"
import { request } from "../Exchange.js"
import type { SeedUser } from "./seedUser.js"

/** The first user that the server does not take, and its response. */
export interface NotTaken {
  readonly index: number
  readonly response: Response
}

/** Creates the users one after the other, as the admin API does. Fails with the first that is not taken. */
export const addUsers = (
  users: ReadonlyArray<SeedUser>,
  adminToken: string,
  respond: (request: Request) => Effect.Effect<Response>
): Effect.Effect<void, NotTaken> =>
  Effect.forEach(
    users,
    (user, index) =>
      Effect.flatMap(
        respond(
          request({
            method: "POST",
            target: "/admin/users",
            headers: [
              ["Authorization", `Bearer ${adminToken}`],
              // A gateway asks for it.
              ["apikey", adminToken],
              ["Content-Type", "application/json"]
            ],
            body: JSON.stringify(user)
          })
        ),
        (response) => (response.status === 200 ? Effect.void : Effect.fail({ index, response }))
      ),
    { discard: true }
  )
