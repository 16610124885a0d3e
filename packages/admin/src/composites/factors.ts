/** All second factors of a user at once. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Mfa } from "../contracts/mfa.js"
import type { Failure } from "../Endpoint.js"
import * as Predicate from "effect/Predicate"
import type { mfa } from "@gotrue-effect/core/protocol/mfa"
import type { Factor } from "../Factor.js"
import * as Composite from "./composite.js"

// `FactorNotFound` of `deleteFactor` does not count; its other errors are among these.
type DeleteFailure = Failure<typeof mfa.listFactors>

export const factors = (mfaOperations: Mfa) => ({
  /**
   * Deletes all factors of a user, verified or not, such as when the user has lost them. Returns the deleted factors.
   * The sessions of the user stay valid; those of the second assurance level (`aal2`) fall back when they are renewed.
   *
   * One request for the list and one for each factor, in sequence. A factor that somebody else deletes in the meantime
   * is skipped. Fails with `UserNotFound`, and as `mfa.deleteFactor` does; factors deleted before the failure stay
   * deleted. An id alone is the same as `{ userId }`.
   *
   * @see `adminUserDeleteFactor` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = (userId: string) =>
   *   Effect.gen(function* () {
   *     const admin = yield* GoTrueAdmin.GoTrueAdmin
   *     const deleted = yield* admin.mfa.deleteAllFactors({ userId })
   *     yield* Effect.log(`${deleted.length} factors deleted`)
   *   })
   * ```
   * @replaces `auth.admin.mfa.listFactors` and `auth.admin.mfa.deleteFactor` for each
   * @since 0.1.0
   */
  deleteAllFactors: (user: { readonly userId: string } | string): Effect.Effect<ReadonlyArray<Factor>, DeleteFailure> =>
    Composite.make("mfa.deleteAllFactors", () => {
      const userId = Predicate.isString(user) ? user : user.userId
      return mfaOperations.listFactors({ userId }).pipe(
        Effect.flatMap(
          Effect.forEach(({ id }) =>
            mfaOperations.deleteFactor({ userId, id }).pipe(
              Effect.asSome,
              Effect.catchTag("FactorNotFound", () => Effect.succeedNone)
            )
          )
        ),
        Effect.map((deleted) => deleted.flatMap(Option.toArray))
      )
    })
})
