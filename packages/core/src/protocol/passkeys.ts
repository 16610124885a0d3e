/** The passkeys of a user. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

export const passkey = {
  /**
   * Lists the passkeys of a user, oldest first, even when passkeys are switched off in the project.
   *
   * Fails with `UserNotFound`. One request.
   *
   * @quirks A passkey without a name is named after its maker, or `Passkey`.
   * @see `AdminPasskeyList` in the server's `internal/api/passkey_admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const ann = yield* admin.createUser({ email: "ann@example.com" })
   *   const passkeys = yield* admin.passkey.listPasskeys({ userId: ann.id })
   *   console.log(passkeys.map((passkey) => passkey.friendly_name).length) // => 0
   * })
   * ```
   * @replaces `auth.admin.passkey.listPasskeys({ userId })`
   * @since 0.1.0
   */
  listPasskeys: Endpoint.make({
    name: "passkey.listPasskeys",
    method: "GET",
    path: ["admin", "users", { from: "userId" }, "passkeys"],
    response: Responses.PasskeyList,
    errors: ["NotAdmin", "UserNotFound"]
  }),

  /**
   * Deletes a passkey of a user. Sessions that began with it stay valid.
   *
   * Fails with `UserNotFound` or `PasskeyNotFound` (also for a passkey of another user).
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks The code of `PasskeyNotFound` is `validation_failed`.
   * @see `AdminPasskeyDelete` in the server's `internal/api/passkey_admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const lostDevice = (userId: string, passkeyId: string) =>
   *     admin.passkey
   *       .deletePasskey({ userId, passkeyId })
   *       .pipe(Effect.catchTag("PasskeyNotFound", () => Effect.log("gone already")))
   *
   *   const ann = yield* admin.createUser({ email: "ann@example.com" })
   *   yield* lostDevice(ann.id, "1f2a7c3e-5d4b-4e6f-8a90-b1c2d3e4f506")
   * })
   * ```
   * @replaces `auth.admin.passkey.deletePasskey({ userId, passkeyId })`
   * @since 0.1.0
   */
  deletePasskey: Endpoint.make({
    name: "passkey.deletePasskey",
    method: "DELETE",
    path: ["admin", "users", { from: "userId" }, "passkeys", { from: "passkeyId" }],
    errors: ["NotAdmin", "UserNotFound", "PasskeyNotFound"]
  })
}
