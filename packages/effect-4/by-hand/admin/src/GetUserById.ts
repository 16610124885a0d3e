/**
 * `getUserById` as a `Request`: concurrent requests are batched, and each user is requested once.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Request from "effect/Request"
import * as RequestResolver from "effect/RequestResolver"
import type { InvalidMetadata } from "./AdminError.js"
import type { Failure } from "./Endpoint.js"
import type { users } from "@gotrue-effect/core/protocol/users"
import type { Service } from "./GoTrueAdmin.js"
import { GoTrueAdmin } from "./GoTrueAdmin.js"
import type { Metadata, Schemas } from "./Metadata.js"
import * as Read from "./typed/read.js"
import type { User } from "./User.js"

type GetFailure = Failure<typeof users.getUserById>

/**
 * A request for one user. Two requests with the same id are equal.
 *
 * @since 0.1.0
 * @category models
 */
export class GetUserById extends Request.TaggedClass("GetUserById")<{ readonly id: string }, User, GetFailure> {}

const atOnce = 10

type Entry = Request.Entry<GetUserById>

const byId = (entries: ReadonlyArray<Entry>): ReadonlyMap<string, ReadonlyArray<Entry>> => {
  const groups = new Map<string, Array<Entry>>()
  for (const entry of entries) {
    const same = groups.get(entry.request.id)
    if (same === undefined) groups.set(entry.request.id, [entry])
    else same.push(entry)
  }
  return groups
}

type Resolvers = WeakMap<Service, RequestResolver.RequestResolver<GetUserById>>

const key: unique symbol = Symbol.for("@gotrue-effect/admin/GetUserById/resolvers")

/** One for all copies of this library. */
const shared: typeof globalThis & { [key]?: Resolvers } = globalThis
const resolvers = (shared[key] ??= new WeakMap())

/**
 * The resolver of a service. It makes one call for each id of a batch, 10 at a time, because the server has no route
 * for many users. The same service always returns the same resolver, because Effect batches requests by resolver.
 *
 * @since 0.1.0
 * @category resolvers
 */
export const resolver = (admin: Service): RequestResolver.RequestResolver<GetUserById> => {
  const known = resolvers.get(admin)
  if (known !== undefined) return known
  const made = RequestResolver.make<GetUserById>((entries) =>
    Effect.forEach(
      byId(entries),
      ([id, same]) =>
        Effect.flatMap(Effect.exit(admin.getUserById(id)), (exit) =>
          Effect.forEach(same, (entry) => Request.complete(entry, exit), { discard: true })
        ),
      { concurrency: atOnce, discard: true }
    )
  )
  resolvers.set(admin, made)
  return made
}

/**
 * Reads one user, as the `getUserById` of the service does, with the same errors. Inside `Effect.forEach` and
 * `Effect.all` with `concurrency`, each user is requested once. To share results with later requests as well, give
 * `RequestResolver.withCache(resolver(admin), …)` to `Effect.request`.
 *
 * @example
 * ```ts
 * import { GetUserById } from "@gotrue-effect/admin"
 * import { Effect } from "effect"
 *
 * const authors = (posts: ReadonlyArray<{ readonly author: string }>) =>
 *   Effect.forEach(posts, ({ author }) => GetUserById.getUserById(author), {
 *     concurrency: "unbounded"
 *   })
 * ```
 *
 * @since 0.1.0
 * @category operations
 */
export const getUserById = (id: string): Effect.Effect<User, GetFailure, GoTrueAdmin> =>
  Effect.flatMap(GoTrueAdmin, (admin) => Effect.request(new GetUserById({ id }), resolver(admin)))

/**
 * `getUserById` with schemas for metadata. Requests are shared with those of other schemas, or of none: what is shared is
 * the response. Fails with `InvalidMetadata` if the user does not match.
 *
 * @example
 * ```ts
 * import { GetUserById } from "@gotrue-effect/admin"
 * import { Effect, Schema } from "effect"
 *
 * const getAuthor = GetUserById.withMetadata({ userMetadata: Schema.Struct({ name: Schema.String }) })
 *
 * const authors = (posts: ReadonlyArray<{ readonly author: string }>) =>
 *   Effect.forEach(posts, ({ author }) => getAuthor(author), { concurrency: "unbounded" })
 * ```
 *
 * @since 0.2.0
 * @category operations
 */
export const withMetadata = <UserMetadata = Metadata | null, AppMetadata = Metadata>(
  schemas: Schemas<UserMetadata, AppMetadata>
) => {
  const read = Read.make(schemas)("getUserById")
  return (id: string): Effect.Effect<User<UserMetadata, AppMetadata>, GetFailure | InvalidMetadata, GoTrueAdmin> =>
    Effect.flatMap(getUserById(id), (user) => Read.orFail(read(user)))
}
