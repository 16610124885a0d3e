/** Puts a caller's metadata types into a user that was found among others, whose metadata is of no concern. */
import { ok } from "@gotrue-effect/core/result"
import * as Effect from "effect/Effect"
import { InvalidResponse } from "../AdminError.js"
import { retype } from "../contracts/retype.js"
import type { Schemas } from "../Metadata.js"
import type { User } from "../User.js"

export const typed = <UserMetadata, AppMetadata>(
  operation: string,
  user: User,
  metadata: Schemas<UserMetadata, AppMetadata> | undefined
): Effect.Effect<User<UserMetadata, AppMetadata>, InvalidResponse> => {
  const typed = metadata === undefined ? ok(user) : retype(user, "response", metadata)
  return typed.ok
    ? // Without a schema, a type parameter is what the user has anyway: no caller can see another one and give no schema
      // for it, short of naming it. That is the same promise as `listUsers` makes.
      // oxlint-disable-next-line typescript/consistent-type-assertions
      Effect.succeed(typed.value as User<UserMetadata, AppMetadata>)
    : new InvalidResponse({ operation, status: 200, gateway: {}, ...typed.error })
}
