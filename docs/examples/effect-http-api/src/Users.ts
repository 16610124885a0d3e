// The routes, over the admin API of Supabase Auth.
import { HttpApiBuilder } from "@effect/platform"
import type { AdminError } from "@gotrue-effect/admin"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Config, Duration, Effect, Equal, Layer } from "effect"
import { Api, Staff, Unauthorized, Unavailable } from "./Api.js"

/** What the client of a route can do something about. */
const theirs = ["UserNotFound", "EmailExists", "ValidationFailed", "RateLimited"] as const

type Ours = Exclude<AdminError.AdminError, { readonly _tag: (typeof theirs)[number] }>

const isOurs = <E extends AdminError.AdminError>(error: E): error is Extract<E, Ours> =>
  !theirs.some((tag) => tag === error._tag)

/** Logs what is ours, and tells the client no more than that it failed. */
const hideOurs = <A, E extends AdminError.AdminError, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.catchIf(effect, isOurs<E>, (error) =>
    Effect.zipRight(Effect.logError(error.message), Effect.fail(new Unavailable()))
  )

const UsersLive = HttpApiBuilder.group(Api, "users", (handlers) =>
  Effect.gen(function* () {
    const admin = yield* GoTrueAdmin.GoTrueAdmin
    return handlers
      .handle("get", ({ path }) => hideOurs(admin.getUserById(path.id)))
      .handle("invite", ({ payload }) => hideOurs(admin.inviteUserByEmail(payload.email)))
      .handle("ban", ({ path, payload }) => hideOurs(admin.banUser(path.id, Duration.days(payload.days))))
  })
)

const StaffLive = Layer.effect(
  Staff,
  Effect.map(Config.redacted("STAFF_TOKEN"), (expected) => ({
    token: (token) => (Equal.equals(token, expected) ? Effect.void : Effect.fail(new Unauthorized()))
  }))
)

/** All but the server of Supabase Auth. */
export const ApiLive = HttpApiBuilder.api(Api).pipe(Layer.provide(UsersLive), Layer.provide(StaffLive))
