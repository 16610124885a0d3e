/** Users by something other than a page or an id. */
import * as Array from "effect/Array"
import * as Effect from "effect/Effect"
import type * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Order from "effect/Order"
import * as Stream from "effect/Stream"
import type { InAudience } from "../Audience.js"
import type { Users } from "../contracts/users.js"
import type { Failure } from "../Endpoint.js"
import type { InvalidInput } from "../AdminError.js"
import { InvalidResponse } from "../AdminError.js"
import type { users } from "@gotrue-effect/core/protocol/users"
import * as Address from "@gotrue-effect/core/address/address"
import * as Composite from "./composite.js"
import * as Timestamp from "../Timestamp.js"
import * as User from "../User.js"
import type { streams } from "./streams.js"

interface GetUsers {
  /** Concurrent requests, at least 1; 10 by default. */
  readonly concurrency?: number | undefined
}

interface CountUsers extends InAudience {
  /** As in `listUsers`. */
  readonly filter?: string | undefined
}

const usualConcurrency = 10

const oldestFirst = Order.mapInput(Timestamp.Order, (user: User.User) => user.created_at)

/** Users who sign in with the address itself come before users of an SSO provider, who may have the same address. */
const ownFirst = Order.mapInput(Order.boolean, (user: User.User) => User.isFromSso(user))

type Admin = Pick<Users, "getUserById" | "listUsers"> & ReturnType<typeof streams>
type ListFailure = Failure<typeof users.listUsers>
type GetFailure = Failure<typeof users.getUserById>

const withoutTotal = () =>
  new InvalidResponse({
    operation: "countUsers",
    status: 200,
    gateway: {},
    path: "X-Total-Count",
    expected: "is missing"
  })

export const lookups = (admin: Admin) => {
  const withEmail = (
    operation: string,
    email: string,
    { audience }: InAudience
  ): Stream.Stream<User.User, ListFailure> =>
    Stream.unwrap(
      Effect.map(Composite.text(operation, "email", email), () =>
        Address.canBeEmail(email)
          ? Stream.filter(admin.streamUsers({ audience, filter: Address.toFilter(email) }), (user) =>
              Address.isSameEmail(user.email, email)
            )
          : Stream.empty
      )
    )

  return {
    /**
     * The user with an e-mail address, if there is one. The match is exact and case-insensitive: `_` and `%` are not
     * wildcards, and the server stores addresses in lower case.
     *
     * A user of an SSO provider may have the same address as another user: the user who signs in with the address
     * itself comes first, then the oldest. `findUsersByEmail` returns all of them. Addresses that a change has not
     * confirmed yet (`new_email`) do not match, and neither do those of soft-deleted users, which are unreadable.
     *
     * The server has no such lookup, so this uses its filter, which also matches longer addresses and full names.
     * One request if fewer than 50 users match the filter (1,000 in cursor mode), otherwise one for every 1,000 of them.
     * It never reads all users.
     *
     * The user comes as in lists: `identities` is `null`, `factors` is missing. Fails as `listUsers` does.
     *
     * @see `FindUsersInAudience` in the server's `internal/models/user.go`
     * @example
     * ```ts
     * import { GoTrueAdmin } from "@gotrue-effect/admin"
     * import { Effect, Option } from "effect"
     *
     * const program = Effect.gen(function* () {
     *   const admin = yield* GoTrueAdmin.GoTrueAdmin
     *   const ann = yield* admin.getUserByEmail("ann@example.com")
     *   return Option.map(ann, (user) => user.id)
     * })
     * ```
     * @replaces a loop over `auth.admin.listUsers`, or SQL
     * @since 0.1.0
     */
    getUserByEmail: (email: string, options: InAudience = {}): Effect.Effect<Option.Option<User.User>, ListFailure> =>
      Composite.make("getUserByEmail", () =>
        withEmail("getUserByEmail", email, options).pipe(
          // Only one user of an audience signs in with an address itself, so the search ends here.
          Stream.takeUntil((user) => !User.isFromSso(user)),
          Stream.runCollect,
          Effect.map((found) => Array.head(Array.sort(found, Order.combine(ownFirst, oldestFirst))))
        )
      ),

    /**
     * All users with an e-mail address, oldest first: at most one who signs in with the address itself, and any number
     * of users of SSO providers.
     *
     * Compares and costs as `getUserByEmail` does. Fails as `listUsers` does.
     *
     * @see `FindUsersInAudience` in the server's `internal/models/user.go`
     * @example
     * ```ts
     * import { GoTrueAdmin } from "@gotrue-effect/admin"
     * import { Effect } from "effect"
     *
     * const program = Effect.gen(function* () {
     *   const admin = yield* GoTrueAdmin.GoTrueAdmin
     *   const users = yield* admin.findUsersByEmail("ann@example.com")
     *   return users.map((user) => user.app_metadata["provider"])
     * })
     * ```
     * @replaces a loop over `auth.admin.listUsers`, or SQL
     * @since 0.1.0
     */
    findUsersByEmail: (email: string, options: InAudience = {}): Effect.Effect<ReadonlyArray<User.User>, ListFailure> =>
      Composite.make("findUsersByEmail", () =>
        withEmail("findUsersByEmail", email, options).pipe(
          Stream.runCollect,
          Effect.map((found) => Array.sort(found, oldestFirst))
        )
      ),

    /**
     * The user with a phone number, if there is one. The number is in E.164 format, with or without `+`; spaces are
     * ignored, as the server ignores them. An invalid number matches no user and sends no request.
     *
     * **Reads users until one matches**, newest first, and all of them when none does: the filter of the server does
     * not cover phone numbers. One request for every 1,000 users.
     *
     * A number that a change has not confirmed yet (`new_phone`) does not match. The user comes as in lists. Fails as
     * `listUsers` does.
     *
     * @see `FindUsersInAudience` in the server's `internal/models/user.go`
     * @example
     * ```ts
     * import { GoTrueAdmin } from "@gotrue-effect/admin"
     * import { Effect } from "effect"
     *
     * const program = Effect.gen(function* () {
     *   const admin = yield* GoTrueAdmin.GoTrueAdmin
     *   return yield* admin.getUserByPhone("+1 500 555 0006")
     * })
     * ```
     * @replaces a loop over `auth.admin.listUsers`, or SQL
     * @since 0.1.0
     */
    getUserByPhone: (phone: string, options: InAudience = {}): Effect.Effect<Option.Option<User.User>, ListFailure> =>
      Composite.make("getUserByPhone", () =>
        Composite.text("getUserByPhone", "phone", phone).pipe(
          Effect.map(Address.toDigits),
          Effect.flatMap((digits) =>
            digits === undefined
              ? Effect.succeedNone
              : admin.streamUsers({ audience: options.audience }).pipe(
                  Stream.filter((user) => user.phone === digits),
                  Stream.runHead
                )
          )
        )
      ),

    /**
     * Many users by id, each with a result: the user, or why there is none. The results are in the order of the ids; a
     * repeated id is requested once.
     *
     * One request for each id, `concurrency` of them at a time. Each result can hold an error of `getUserById`, such as
     * `UserNotFound`. The call itself fails only with `InvalidInput`: the ids are not an array, or `concurrency` is
     * invalid.
     *
     * @see `adminUserGet` in the server's `internal/api/admin.go`
     * @example
     * ```ts
     * import { GoTrueAdmin } from "@gotrue-effect/admin"
     * import { Array, Effect } from "effect"
     *
     * const program = Effect.gen(function* () {
     *   const admin = yield* GoTrueAdmin.GoTrueAdmin
     *   const ann = yield* admin.createUser({ email: "ann@example.com" })
     *   const nobody = "1f2a7c3e-5d4b-4e6f-8a90-b1c2d3e4f506"
     *   const results = yield* admin.getUsers([ann.id, nobody], { concurrency: 20 })
     *   console.log(Array.getRights(results).map((user) => user.email)[0]) // => "ann@example.com"
     * })
     * ```
     * @replaces `Promise.all(ids.map((id) => auth.admin.getUserById(id)))`
     * @since 0.1.0
     */
    getUsers: (
      ids: ReadonlyArray<string>,
      options: GetUsers = {}
    ): Effect.Effect<ReadonlyArray<Either.Either<User.User, GetFailure>>, InvalidInput> =>
      Composite.make("getUsers", () => {
        const distinct = Array.dedupe(ids)
        return Composite.count("getUsers", "options.concurrency", options.concurrency ?? usualConcurrency).pipe(
          Effect.flatMap((concurrency) =>
            Effect.forEach(
              distinct,
              (id) => Effect.map(Effect.either(admin.getUserById(id)), (user) => [id, user] as const),
              { concurrency }
            )
          ),
          Effect.map((found) => {
            const byId = new Map(found)
            return Array.fromIterable(ids).flatMap((id) => byId.get(id) ?? [])
          })
        )
      }),

    /**
     * The number of users, all or those that match a filter, including banned, anonymous and soft-deleted users.
     *
     * One request for a page of one user. Fails as `listUsers` does, and with `InvalidResponse` when a proxy removes
     * the header `X-Total-Count`.
     *
     * @see `addPaginationHeaders` in the server's `internal/api/pagination.go`
     * @example
     * ```ts
     * import { GoTrueAdmin } from "@gotrue-effect/admin"
     * import { Effect } from "effect"
     *
     * const program = Effect.gen(function* () {
     *   const admin = yield* GoTrueAdmin.GoTrueAdmin
     *   return yield* admin.countUsers({ filter: "@example.com" })
     * })
     * ```
     * @replaces `(await auth.admin.listUsers()).data.total`
     * @since 0.1.0
     */
    countUsers: (options: CountUsers = {}): Effect.Effect<number, ListFailure> =>
      Composite.make("countUsers", () =>
        admin.listUsers({ ...options, page: 1, perPage: 1 }).pipe(
          // With one user per page, the number of the last page is the number of users.
          Effect.flatMap(({ pagination }) =>
            Option.match(
              Option.orElse(pagination.total, () => pagination.lastPage),
              {
                onNone: () => Effect.fail(withoutTotal()),
                onSome: Effect.succeed
              }
            )
          )
        )
      )
  }
}
