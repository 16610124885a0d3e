// The routes, over the admin API of Supabase Auth.
import type { AdminError } from "@gotrue-effect/admin"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Config, Duration, Effect, Equal, Layer } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api, Staff, Unauthorized, Unavailable } from "./Api.js"

/** What the client of a route can do something about. */
const theirs = ["UserNotFound", "EmailExists", "ValidationFailed", "RateLimited"] as const

type Ours = Exclude<AdminError.AdminError, { readonly _tag: (typeof theirs)[number] }>

const isOurs = <E extends AdminError.AdminError>(error: E): error is Extract<E, Ours> =>
  !theirs.some((tag) => tag === error._tag)

/** Logs what is ours, and tells the client no more than that it failed. */
const hideOurs = <A, E extends AdminError.AdminError, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.catchIf(effect, isOurs<E>, (error) =>
    Effect.andThen(Effect.logError(error.message), Effect.fail(new Unavailable()))
  )

const UsersLive = HttpApiBuilder.group(
  Api,
  "users",
  Effect.fn(function* (handlers) {
    const admin = yield* GoTrueAdmin.GoTrueAdmin
    return handlers.handleAll({
      get: ({ params }) => hideOurs(admin.getUserById(params.id)),
      invite: ({ payload }) => hideOurs(admin.inviteUserByEmail(payload.email)),
      ban: ({ params, payload }) => hideOurs(admin.banUser(params.id, Duration.days(payload.days)))
    })
  })
)

const StaffLive = Layer.effect(
  Staff,
  Effect.map(Config.Redacted("STAFF_TOKEN"), (expected) => ({
    token: (route, { credential }) => (Equal.equals(credential, expected) ? route : Effect.fail(new Unauthorized()))
  }))
)

/** All but the server of Supabase Auth. */
export const ApiLive = HttpApiBuilder.layer(Api).pipe(Layer.provide(UsersLive), Layer.provide(StaffLive))
