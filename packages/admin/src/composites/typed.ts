/** Puts the caller's metadata types into a user found among others, whose own metadata does not matter. */
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
    ? // Without schemas the type parameters are those of every user, unless a caller names others. `listUsers` makes the
      // same promise.
      // oxlint-disable-next-line typescript/consistent-type-assertions
      Effect.succeed(typed.value as User<UserMetadata, AppMetadata>)
    : new InvalidResponse({ operation, status: 200, gateway: {}, ...typed.error })
}
