/** The users themselves. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

interface Invitation {
  readonly email: string
  readonly data?: object | undefined
  readonly redirectTo?: string | undefined
  readonly audience?: string | undefined
}

/** By page numbers, or by cursors: `page` and `per_page`, or `cursor` and `limit`. */
type UserQuery = {
  readonly page?: number | undefined
  readonly per_page?: number | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
  readonly filter?: string | undefined
  readonly sort?: string | undefined
}

const one = { response: Responses.User, users: "response" } as const

export const users = {
  /**
   * Creates a user. No mail is sent; neither the password policy nor switched-off sign-ups apply.
   *
   * Fails with `EmailExists` or `PhoneExists` when another user has the address, `ValidationFailed` when an address is
   * malformed. An address known in another audience, or an `id` that is taken, is a `ServerError`.
   *
   * The answer lacks `confirmed_at`, also for a confirmed user; `getUserById` has it.
   *
   * One request, sent again only when the server surely has not acted on it: one call never makes two users.
   *
   * @quirks A user without a password gets a random one that nobody knows. Identities say `email_verified: false`, also
   * of an address that is confirmed. A member that is `null` is kept in `user_metadata`, and taken out of
   * `app_metadata`, `provider` and `providers` included. `email_confirm` confirms an address that the user does not
   * have.
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
   * Reads one user, with identities and factors. Soft-deleted users are read too.
   *
   * Fails with `UserNotFound`. One request.
   *
   * @quirks Users of every audience are found. A soft-deleted one has hashes for addresses, also for those that were
   * empty.
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
   * Changes a user. Only what is given changes; addresses can't be cleared or un-confirmed, metadata is merged.
   *
   * **A password ends every session of the user**, also when it is the one that the user has.
   *
   * Fails with `UserNotFound`, `ValidationFailed` (a malformed address), `WeakPassword` (the project's policy does
   * apply here). An address that another user has is a `ServerError`: the server does not look before it writes.
   *
   * In the answer, identities that existed before show what they held before; `getUserById` shows the truth.
   *
   * One request, sent again only when the server surely has not acted on it.
   *
   * @quirks `email_confirm: true` sets the time anew, and links under way are no longer good (their codes still are). A
   * new `email` without `email_confirm` leaves the user confirmed and the identity not. An anonymous user becomes a
   * permanent one only when address and confirmation come in the same call. A soft-deleted user who gets an address can
   * sign in again.
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
   * Deletes a user: for good, or `soft`. A soft deletion keeps the row under its id, ends all sessions, removes factors
   * and passkeys, and makes address, phone and metadata unreadable, which can't be undone; the addresses are free
   * again.
   *
   * Fails with `UserNotFound`. "Database error deleting user" (a `ServerError`) mostly means that a table of yours
   * refers to the user.
   *
   * One request, sent again only when the server surely has not acted on it. The kind of deletion travels in the body:
   * a proxy that drops the bodies of DELETE requests makes every deletion one for good.
   *
   * @quirks A soft deletion of who is soft-deleted succeeds, and is written to the audit log once more.
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
   * Reads one page of users: all of the audience, also those that are banned, anonymous or soft-deleted.
   *
   * `pagination` holds what the server says of the other pages. While users are created or deleted, pages move: a loop
   * over page numbers can miss somebody. `streamUsers` does not.
   *
   * With `limit` or `cursor` it asks for cursor mode, where pages do not move. A server that has it switched off
   * (`GOTRUE_EXPERIMENTAL_CURSOR_PAGINATION_ENABLED`) ignores both and gives the first 50 users by page number;
   * `mode` tells which it was.
   *
   * One request.
   *
   * @quirks `identities` is `null` and `factors` is missing: only `getUserById` has them. Of users with the same
   * `created_at` no order is kept from page to page. The last page of an empty list is page 0. The server takes
   * `page=0` for page 1, which comes next then, and breaks down on `per_page=0`: neither is sent.
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
    users: "users",
    errors: ["NotAdmin"]
  }),

  /**
   * Invites somebody by mail. A new address gets a user; one that is not confirmed yet gets the mail again.
   *
   * Fails with `EmailExists` when the address is confirmed already, `ValidationFailed` when it is malformed or not one
   * that the project may write to, `RateLimited` when the project's quota of mails is used up.
   *
   * One request, sent again only when the server surely has not acted on it.
   *
   * @quirks For a user who is there, `data` is ignored. Switched-off sign-ups do not matter. A server without a mail
   * server drops the mail and says nothing.
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
    errors: ["NotAdmin", "EmailExists", "ValidationFailed"]
  })
}
