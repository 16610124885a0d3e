// What the back end offers, as data: routes, bodies, and each error with its status.
import { AdminError, User, Uuid } from "@gotrue-effect/admin"
import { Schema } from "effect"
import {
  HttpApi,
  HttpApiEndpoint,
  HttpApiGroup,
  HttpApiMiddleware,
  HttpApiSchema,
  HttpApiSecurity
} from "effect/http-api"

/** Neither the client nor this back end can help it. The log says what it was. */
export class Unavailable extends Schema.TaggedError<Unavailable>()("Unavailable", {}, { httpApiStatus: 503 }) {}

export class Unauthorized extends Schema.TaggedError<Unauthorized>()("Unauthorized", {}, { httpApiStatus: 401 }) {}

/** Only the staff may call these routes: `Authorization: Bearer …`. */
export class Staff extends HttpApiMiddleware.Service<Staff>()("Staff", {
  error: Unauthorized,
  security: { token: HttpApiSecurity.bearer }
}) {}

/** The part of a user that our clients see. */
const Account = Schema.Struct({
  id: User.UserId,
  email: Schema.String,
  banned_until: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "Account" })

const params = { id: Uuid.Uuid }

const missing = AdminError.UserNotFound.pipe(HttpApiSchema.status(404))
const exists = AdminError.EmailExists.pipe(HttpApiSchema.status(409))
const invalid = AdminError.ValidationFailed.pipe(HttpApiSchema.status(422))

/** Any route may fail with these. */
const common = [AdminError.RateLimited.pipe(HttpApiSchema.status(429)), Unavailable] as const

const users = HttpApiGroup.make("users")
  .add(
    HttpApiEndpoint.get("get", "/users/:id", { params, success: Account, error: [missing, ...common] }),
    HttpApiEndpoint.post("invite", "/invitations", {
      payload: Schema.Struct({ email: Schema.Trimmed.check(Schema.isNonEmpty()) }),
      success: Account.pipe(HttpApiSchema.status(201)),
      error: [exists, invalid, ...common]
    }),
    HttpApiEndpoint.post("ban", "/users/:id/ban", {
      params,
      payload: Schema.Struct({ days: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 365 })) }),
      success: Account,
      error: [missing, invalid, ...common]
    })
  )
  .middleware(Staff)

export class Api extends HttpApi.make("accounts").add(users) {}
