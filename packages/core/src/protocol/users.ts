/** Users. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

interface Invitation {
  readonly email: string
  readonly data?: object | undefined
  readonly redirectTo?: string | undefined
  readonly audience?: string | undefined
}

/** A page by number (`page` and `per_page`) or by cursor (`cursor` and `limit`). */
type UserQuery = {
  readonly page?: number | undefined
  readonly per_page?: number | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
  readonly filter?: string | undefined
  readonly sort?: string | undefined
}

const one = { response: Responses.User }

export const users = {
  /**
   * Creates a user. The server sends no mail, and applies neither the password policy nor switched-off sign-ups.
   *
   * Fails with `EmailExists` or `PhoneExists` when another user has the address or number, `ValidationFailed` when it
   * is malformed. An address of a user in another audience, or an `id` that is taken, is a `ServerError`.
   *
   * The response lacks `confirmed_at`, even for a confirmed user; `getUserById` has it.
   *
   * One request. It is retried only if the server cannot have processed it, so one call never creates two users.
   *
   * @quirks A user without a password gets a random one. Identities have `email_verified: false`, even when the address
   * is confirmed. A member that is `null` is kept in `user_metadata` and removed from `app_metadata`, including
   * `provider` and `providers`. `email_confirm` takes effect even when the user has no address.
   * @see `adminUserCreate` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Duration, Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   return yield* admin.createUser({
   *     email: "ann@example.com",
   *     email_confirm: true,
   *     user_metadata: { full_name: "Ann" },
   *     ban_duration: Duration.days(7)
   *   })
   * })
   * ```
   * @replaces `auth.admin.createUser(attributes)`
   * @since 0.1.0
   */
  createUser: Endpoint.make({
    name: "createUser",
    method: "POST",
    path: ["admin", "users"],
    request: ({ attributes }: { readonly attributes: object }) => ({ body: attributes }),
    ...one,
    errors: ["NotAdmin", "EmailExists", "PhoneExists", "ValidationFailed"]
  }),

  /**
   * Reads one user, with identities and factors, even if soft-deleted.
   *
   * Fails with `UserNotFound`. One request.
   *
   * @quirks Users of every audience are found. A soft-deleted user has hashes in place of addresses, even of empty
   * ones.
   * @see `adminUserGet` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect, Option } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const { id } = yield* admin.createUser({ email: "ann@example.com" })
   *   const ann = yield* admin.getUserById(id).pipe(
   *     Effect.asSome,
   *     Effect.catchTag("UserNotFound", () => Effect.succeedNone)
   *   )
   *   console.log(Option.map(ann, (user) => user.email).pipe(Option.getOrNull)) // => "ann@example.com"
   * })
   * ```
   * @replaces `auth.admin.getUserById(id)`
   * @since 0.1.0
   */
  getUserById: Endpoint.make({
    name: "getUserById",
    method: "GET",
    path: ["admin", "users", { from: "id" }],
    ...one,
    errors: ["NotAdmin", "UserNotFound"]
  }),

  /**
   * Updates a user. Only the attributes that you set change. Addresses cannot be cleared or unconfirmed, and metadata
   * is merged.
   *
   * **A password ends all sessions of the user**, even if it is the password that the user already has.
   *
   * Fails with `UserNotFound`, `ValidationFailed` (a malformed address), `WeakPassword` (the policy of the project
   * applies here). An address that another user has is a `ServerError`, because the server does not check before it
   * writes.
   *
   * Existing identities in the response hold their former values; `getUserById` returns the current ones.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks `email_confirm: true` updates the confirmation time and invalidates pending links, but not their codes. A
   * new `email` without `email_confirm` leaves the user confirmed and the identity unconfirmed. An anonymous user
   * becomes permanent only if one call sets both the address and its confirmation. A soft-deleted user can sign in
   * again after getting an address.
   * @see `adminUserUpdate` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const { id } = yield* admin.createUser({ email: "ann@example.com", app_metadata: { plan: "free", trial: true } })
   *   const ann = yield* admin.updateUserById(id, { app_metadata: { plan: "pro", trial: null } })
   *   console.log(ann.app_metadata["plan"]) // => "pro"
   * })
   * ```
   * @replaces `auth.admin.updateUserById(id, attributes)`
   * @since 0.1.0
   */
  updateUserById: Endpoint.make({
    name: "updateUserById",
    method: "PUT",
    path: ["admin", "users", { from: "id" }],
    request: ({ attributes }: { readonly attributes: object }) => ({ body: attributes }),
    ...one,
    errors: ["NotAdmin", "UserNotFound", "ValidationFailed", "WeakPassword"]
  }),

  /**
   * Deletes a user, permanently or `soft`. A soft deletion keeps the row and its id, ends all sessions, removes factors
   * and passkeys, and makes address, phone and metadata unreadable. It cannot be undone. The addresses become available
   * again.
   *
   * Fails with `UserNotFound`. "Database error deleting user" (a `ServerError`) usually means that one of your tables
   * references the user.
   *
   * One request. It is retried only if the server cannot have processed it. The kind of deletion is in the body: if a
   * proxy drops the bodies of DELETE requests, every deletion is permanent.
   *
   * @quirks Soft-deleting a soft-deleted user succeeds and adds another entry to the audit log.
   * @see `adminUserDelete` in the server's `internal/api/admin.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const { id } = yield* admin.createUser({ email: "ann@example.com" })
   *   yield* admin.deleteUser(id, { soft: true })
   *   const ann = yield* admin.getUserById(id)
   *   console.log(ann.deleted_at !== undefined) // => true
   * })
   * ```
   * @replaces `auth.admin.deleteUser(id, shouldSoftDelete)`
   * @since 0.1.0
   */
  deleteUser: Endpoint.make({
    name: "deleteUser",
    method: "DELETE",
    path: ["admin", "users", { from: "id" }],
    request: ({ soft = false }: { readonly soft?: boolean | undefined }) => ({ body: { should_soft_delete: soft } }),
    empty: "object",
    errors: ["NotAdmin", "UserNotFound"]
  }),

  /**
   * Reads one page of users: all users of the audience, including banned, anonymous and soft-deleted ones.
   *
   * `pagination` says which pages there are. Pages shift while users are created or deleted, so a loop over page
   * numbers can miss users; `streamUsers` cannot.
   *
   * `limit` or `cursor` asks for cursor mode, in which pages do not shift. If the server has it switched off
   * (`GOTRUE_EXPERIMENTAL_CURSOR_PAGINATION_ENABLED`), it ignores both and returns the first 50 users by page number;
   * `mode` says which mode it used.
   *
   * One request.
   *
   * @quirks `identities` is `null` and `factors` is missing: only `getUserById` has them. Users with the same
   * `created_at` can change their order between pages. The last page of an empty list is page 0. The server reads
   * `page=0` as page 1, and then names page 1 as the next one; it fails on `per_page=0`. Neither is ever sent.
   * @see `adminUsers` in the server's `internal/api/admin.go`, `internal/api/pagination.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect, Option } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const { pagination, users } = yield* admin.listUsers({ page: 1, perPage: 100, sort: "created_at asc" })
   *   yield* Effect.log(`${users.length} of ${Option.getOrElse(pagination.total, () => "many")}`)
   *
   *   // In cursor mode, where the server has it.
   *   const first = yield* admin.listUsers({ limit: 100 })
   *   const cursor = Option.getOrUndefined(first.pagination.nextCursor)
   *   return cursor === undefined ? first : yield* admin.listUsers({ cursor, limit: 100 })
   * })
   * ```
   * @replaces `auth.admin.listUsers({ page, perPage })`
   * @since 0.1.0
   */
  listUsers: Endpoint.make({
    name: "listUsers",
    method: "GET",
    path: ["admin", "users"],
    request: ({ audience, query }: { readonly query: UserQuery; readonly audience?: string | undefined }) => ({
      query,
      audience
    }),
    response: Responses.UserPage,
    errors: ["NotAdmin"]
  }),

  /**
   * Invites a user by mail. A new address gets a user; a user who is not confirmed yet gets the mail again.
   *
   * Fails with `EmailExists` when the address is already confirmed, `ValidationFailed` when it is malformed or the
   * project may not send mail to it, `HookRejected` when a hook wants neither the user nor the mail, `RateLimited` when
   * the mail quota of the project is exhausted.
   *
   * One request. It is retried only if the server cannot have processed it.
   *
   * @quirks For an existing user, `data` is ignored. The invitation works even if sign-ups are switched off. A server
   * without a mail server silently drops the mail.
   * @see `Invite` in the server's `internal/api/invite.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   return yield* admin.inviteUserByEmail("bob@example.com", { redirectTo: "https://app.example.com/welcome" })
   * })
   * ```
   * @replaces `auth.admin.inviteUserByEmail(email, { data, redirectTo })`
   * @since 0.1.0
   */
  inviteUserByEmail: Endpoint.make({
    name: "inviteUserByEmail",
    method: "POST",
    path: ["invite"],
    request: ({ audience, redirectTo, ...body }: Invitation) => ({
      query: { redirect_to: redirectTo },
      body,
      audience
    }),
    ...one,
    errors: ["NotAdmin", "EmailExists", "ValidationFailed", "HookRejected"]
  })
}
