/** The second factors of a user. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

export const mfa = {
  /**
   * Lists all factors of a user, verified or not, in no particular order.
   *
   * Fails with `UserNotFound`. One request.
   *
   * @quirks A factor moves to the end of the list when it changes.
   * @see `adminUserGetFactors` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const ann = yield* admin.createUser({ email: "ann@example.com" })
   *   const factors = yield* admin.mfa.listFactors({ userId: ann.id })
   *   console.log(factors.some((factor) => factor.status === "verified")) // => false
   * })
   * ```
   * @replaces `auth.admin.mfa.listFactors({ userId })`
   * @since 0.1.0
   */
  listFactors: Endpoint.make({
    name: "mfa.listFactors",
    method: "GET",
    path: ["admin", "users", { from: "userId" }, "factors"],
    response: Responses.FactorList,
    errors: ["NotAdmin", "UserNotFound"]
  }),

  /**
   * Renames a factor, or changes the number of a phone factor. `""` changes nothing, and a number is ignored for other
   * factors.
   *
   * Fails with `UserNotFound`, `FactorNotFound` or `ValidationFailed` (a malformed number). A name or number of another
   * factor of the same user is a `ServerError`.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks Names are compared exactly, including spaces and case; names of spaces only need not be unique. A call that
   * changes nothing still adds an entry to the audit log. An invalid number also prevents the renaming.
   * @see `adminUserUpdateFactor` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const rename = (userId: string, id: string) =>
   *     admin.mfa
   *       .updateFactor({ userId, id }, { friendly_name: "Work phone" })
   *       .pipe(Effect.catchTag("FactorNotFound", () => Effect.succeed("no such factor")))
   *
   *   const ann = yield* admin.createUser({ email: "ann@example.com" })
   *   console.log(yield* rename(ann.id, "1f2a7c3e-5d4b-4e6f-8a90-b1c2d3e4f506")) // => "no such factor"
   * })
   * ```
   * @replaces nothing: auth-js does not reach this route
   * @since 0.1.0
   */
  updateFactor: Endpoint.make({
    name: "mfa.updateFactor",
    method: "PUT",
    path: ["admin", "users", { from: "userId" }, "factors", { from: "id" }],
    request: ({ changes }: { readonly changes: object }) => ({ body: changes }),
    response: Responses.Factor,
    errors: ["NotAdmin", "UserNotFound", "FactorNotFound", "ValidationFailed"]
  }),

  /**
   * Deletes a factor and returns it. Sessions that it raised fall back to a single factor; they do not end.
   *
   * Fails with `UserNotFound` or `FactorNotFound` (also for a factor of another user).
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks A session falls back only if this was its latest factor. The audit log names the user as the actor.
   * @see `adminUserDeleteFactor` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const lostPhone = (userId: string, id: string) =>
   *     admin.mfa
   *       .deleteFactor({ userId, id })
   *       .pipe(Effect.catchTag("FactorNotFound", () => Effect.succeed("gone already")))
   *
   *   const ann = yield* admin.createUser({ email: "ann@example.com" })
   *   console.log(yield* lostPhone(ann.id, "1f2a7c3e-5d4b-4e6f-8a90-b1c2d3e4f506")) // => "gone already"
   * })
   * ```
   * @replaces `auth.admin.mfa.deleteFactor({ userId, id })`
   * @since 0.1.0
   */
  deleteFactor: Endpoint.make({
    name: "mfa.deleteFactor",
    method: "DELETE",
    path: ["admin", "users", { from: "userId" }, "factors", { from: "id" }],
    response: Responses.Factor,
    errors: ["NotAdmin", "UserNotFound", "FactorNotFound"]
  })
}
