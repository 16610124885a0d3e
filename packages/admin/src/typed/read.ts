/** Users with the metadata that the schemas of the caller make of theirs. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import type { Result } from "@gotrue-effect/core/result"
import { ok } from "@gotrue-effect/core/result"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type * as Schema from "effect/Schema"
import { InvalidMetadata } from "../AdminError.js"
import type { Schemas } from "../Metadata.js"
import type { User, UserResult } from "../User.js"
import * as Check from "./check.js"

const member = (
  user: User,
  name: "user_metadata" | "app_metadata",
  schema: Schema.Schema.AnyNoContext | undefined
): Result<unknown, Issue> =>
  schema === undefined ? ok(user[name]) : Check.inside(name, Check.decode(schema, user[name] ?? {}))

/** The result for a user of an operation. */
export const make =
  <UserMetadata, AppMetadata>({ appMetadata, userMetadata }: Schemas<UserMetadata, AppMetadata>) =>
  (operation: string) =>
  (user: User): UserResult<UserMetadata, AppMetadata> => {
    const own = member(user, "user_metadata", userMetadata)
    if (!own.ok) return Either.left(new InvalidMetadata({ operation, userId: user.id, ...own.error }))
    const app = member(user, "app_metadata", appMetadata)
    if (!app.ok) return Either.left(new InvalidMetadata({ operation, userId: user.id, ...app.error }))
    const read: User<unknown, unknown> = { ...user, user_metadata: own.value, app_metadata: app.value }
    // What a schema decodes is of its type. Without one, the type is that of every user, unless a caller names another.
    // oxlint-disable-next-line typescript/consistent-type-assertions
    return Either.right(read as User<UserMetadata, AppMetadata>)
  }

export const orFail = <A, E>(result: Either.Either<A, E>): Effect.Effect<A, E> =>
  Either.match(result, { onLeft: Effect.fail, onRight: Effect.succeed })
