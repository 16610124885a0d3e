/**
 * `getUserById` as a `Request`: what asks for users one by one is answered together, and each user is asked for once.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import { globalValue } from "effect/GlobalValue"
import * as Request from "effect/Request"
import * as RequestResolver from "effect/RequestResolver"
import type { Failure } from "./Endpoint.js"
import type { users } from "@gotrue-effect/core/protocol/users"
import type { Service } from "./GoTrueAdmin.js"
import { GoTrueAdmin } from "./GoTrueAdmin.js"
import type { User } from "./User.js"

type GetFailure = Failure<typeof users.getUserById>

/**
 * The wish for a user. Two with the same id are the same.
 *
 * @since 0.1.0
 * @category models
 */
export class GetUserById extends Request.TaggedClass("GetUserById")<User, GetFailure, { readonly id: string }> {}

const atOnce = 10

const byId = (wishes: ReadonlyArray<GetUserById>): ReadonlyMap<string, ReadonlyArray<GetUserById>> => {
  const groups = new Map<string, Array<GetUserById>>()
  for (const wish of wishes) {
    const same = groups.get(wish.id)
    if (same === undefined) groups.set(wish.id, [wish])
    else same.push(wish)
  }
  return groups
}

const resolvers = globalValue(
  Symbol.for("@gotrue-effect/admin/GetUserById/resolvers"),
  () => new WeakMap<Service, RequestResolver.RequestResolver<GetUserById>>()
)

/**
 * What answers the wishes through a service. One call for each id of a batch, 10 at a time; the server has no route for
 * many users. The same service gives the same resolver, since Effect puts requests together by their resolver.
 *
 * @since 0.1.0
 * @category resolvers
 */
export const resolver = (admin: Service): RequestResolver.RequestResolver<GetUserById> => {
  const known = resolvers.get(admin)
  if (known !== undefined) return known
  const made = RequestResolver.makeBatched((wishes: ReadonlyArray<GetUserById>) =>
    Effect.forEach(
      byId(wishes),
      ([id, same]) =>
        Effect.flatMap(Effect.exit(admin.getUserById(id)), (exit) =>
          Effect.forEach(same, (wish) => Request.complete(wish, exit), { discard: true })
        ),
      { concurrency: atOnce, discard: true }
    )
  )
  resolvers.set(admin, made)
  return made
}

/**
 * Reads one user, as the service's `getUserById` does, and fails as it does. Inside of `Effect.forEach` and `Effect.all`
 * with `batching: true` a user who is asked for twice is asked for once; with `Effect.withRequestCaching(true)` so is one
 * whom other fibers ask for at the same time or asked for before, as long as the cache keeps it.
 *
 * @example
 * ```ts
 * import { GetUserById } from "@gotrue-effect/admin"
 * import { Effect } from "effect"
 *
 * const authors = (posts: ReadonlyArray<{ readonly author: string }>) =>
 *   Effect.forEach(posts, ({ author }) => GetUserById.getUserById(author), {
 *     batching: true,
 *     concurrency: "unbounded"
 *   }).pipe(Effect.withRequestCaching(true))
 * ```
 *
 * @since 0.1.0
 * @category operations
 */
export const getUserById = (id: string): Effect.Effect<User, GetFailure, GoTrueAdmin> =>
  Effect.flatMap(GoTrueAdmin, (admin) => Effect.request(new GetUserById({ id }), resolver(admin)))
