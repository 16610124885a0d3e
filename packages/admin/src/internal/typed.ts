/** Puts a caller's metadata types into a user that was found among others, whose metadata is of no concern. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { InvalidResponse } from "../AdminError.js"
import type { Schemas } from "../Metadata.js"
import type { User } from "../User.js"
import { retype } from "./retype.js"

export const typed = <UserMetadata, AppMetadata>(
  operation: string,
  user: User,
  metadata: Schemas<UserMetadata, AppMetadata> | undefined
): Effect.Effect<User<UserMetadata, AppMetadata>, InvalidResponse> =>
  Either.match(metadata === undefined ? Either.right(user) : retype(user, "answer", metadata), {
    onLeft: (finding) => new InvalidResponse({ operation, status: 200, gateway: {}, ...finding }),
    // Without a schema, a type parameter is what the user has anyway: no caller can see another one and give no schema
    // for it, short of naming it. That is the same promise as `listUsers` makes.
    // oxlint-disable-next-line typescript/consistent-type-assertions
    onRight: (user) => Effect.succeed(user as User<UserMetadata, AppMetadata>)
  })
