/** A user's second factors. */
import * as Endpoint from "../Endpoint.js"
import * as Is from "../internal/is.js"
import type * as Factor from "../Factor.js"

export const mfa = {
  /**
   * Lists all factors of a user, verified or not, in no particular order.
   *
   * Fails with `UserNotFound`. One request.
   *
   * @see `adminUserGetFactors` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const hasSecondFactor = (userId: string) =>
   *   Effect.gen(function* () {
   *     const admin = yield* GoTrueAdmin.GoTrueAdmin
   *     const factors = yield* admin.mfa.listFactors({ userId })
   *     return factors.some((factor) => factor.status === "verified")
   *   })
   * ```
   * @replaces `auth.admin.mfa.listFactors({ userId })`
   * @since 0.1.0
   */
  listFactors: Endpoint.make({
    name: "mfa.listFactors",
    method: "GET",
    path: ["admin", "users", { from: "userId" }, "factors"],
    arguments: (of: { readonly userId: string }) => of,
    answer: Is.FactorList,
    output: (factors): ReadonlyArray<Factor.Factor> => factors,
    errors: ["NotAdmin", "UserNotFound"]
  }),

  /**
   * Gives a factor another name, or a phone factor another number. `""` changes nothing; the number of a factor that is no
   * phone is ignored.
   *
   * Fails with `UserNotFound`, `FactorNotFound` or `ValidationFailed` (a malformed number). A name or number that another
   * factor of the user has is a `ServerError`.
   *
   * One request, sent again only when the server surely has not acted on it.
   *
   * @see `adminUserUpdateFactor` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const rename = (userId: string, id: string) =>
   *   Effect.gen(function* () {
   *     const admin = yield* GoTrueAdmin.GoTrueAdmin
   *     return yield* admin.mfa.updateFactor({ userId, id }, { friendly_name: "Work phone" })
   *   })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  updateFactor: Endpoint.make({
    name: "mfa.updateFactor",
    method: "PUT",
    path: ["admin", "users", { from: "userId" }, "factors", { from: "id" }],
    arguments: (factor: { readonly userId: string; readonly id: string }, changes: Factor.UpdateFactor) => ({
      ...factor,
      changes
    }),
    request: ({ changes }) => ({ body: changes }),
    answer: Is.Factor,
    output: (factor): Factor.Factor => factor,
    errors: ["NotAdmin", "UserNotFound", "FactorNotFound", "ValidationFailed"]
  }),

  /**
   * Deletes a factor and gives it back. Sessions that it raised fall back to a single factor; they are not ended.
   *
   * Fails with `UserNotFound` or `FactorNotFound` (also for a factor of somebody else).
   *
   * One request, sent again only when the server surely has not acted on it.
   *
   * @see `adminUserDeleteFactor` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const lostPhone = (userId: string, id: string) =>
   *   Effect.gen(function* () {
   *     const admin = yield* GoTrueAdmin.GoTrueAdmin
   *     return yield* admin.mfa.deleteFactor({ userId, id })
   *   })
   * ```
   * @replaces `auth.admin.mfa.deleteFactor({ userId, id })`
   * @since 0.1.0
   */
  deleteFactor: Endpoint.make({
    name: "mfa.deleteFactor",
    method: "DELETE",
    path: ["admin", "users", { from: "userId" }, "factors", { from: "id" }],
    arguments: (factor: { readonly userId: string; readonly id: string }) => factor,
    answer: Is.Factor,
    output: (factor): Factor.Factor => factor,
    errors: ["NotAdmin", "UserNotFound", "FactorNotFound"]
  })
}
