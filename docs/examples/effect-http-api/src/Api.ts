// What the back end offers, as data: routes, bodies, and each error with its status.
import {
  HttpApi,
  HttpApiEndpoint,
  HttpApiGroup,
  HttpApiMiddleware,
  HttpApiSchema,
  HttpApiSecurity
} from "@effect/platform"
import { AdminError, User, Uuid } from "@gotrue-effect/admin"
import { Schema } from "effect"

/** Neither the client nor this back end can help it. The log says what it was. */
export class Unavailable extends Schema.TaggedError<Unavailable>()(
  "Unavailable",
  {},
  HttpApiSchema.annotations({ status: 503 })
) {}

export class Unauthorized extends Schema.TaggedError<Unauthorized>()(
  "Unauthorized",
  {},
  HttpApiSchema.annotations({ status: 401 })
) {}

/** Only the staff may call these routes: `Authorization: Bearer …`. */
export class Staff extends HttpApiMiddleware.Tag<Staff>()("Staff", {
  failure: Unauthorized,
  security: { token: HttpApiSecurity.bearer }
}) {}

/** The part of a user that our clients see. */
const Account = Schema.Struct({
  id: User.UserId,
  email: Schema.String,
  banned_until: Schema.optionalWith(Schema.String, { exact: true })
}).annotations({ identifier: "Account" })

const id = HttpApiSchema.param("id", Uuid.Uuid)

const users = HttpApiGroup.make("users")
  .add(HttpApiEndpoint.get("get")`/users/${id}`.addSuccess(Account).addError(AdminError.UserNotFound, { status: 404 }))
  .add(
    HttpApiEndpoint.post("invite", "/invitations")
      .setPayload(Schema.Struct({ email: Schema.NonEmptyTrimmedString }))
      .addSuccess(Account, { status: 201 })
      .addError(AdminError.EmailExists, { status: 409 })
      .addError(AdminError.ValidationFailed, { status: 422 })
  )
  .add(
    HttpApiEndpoint.post("ban")`/users/${id}/ban`
      .setPayload(Schema.Struct({ days: Schema.Int.pipe(Schema.between(1, 365)) }))
      .addSuccess(Account)
      .addError(AdminError.UserNotFound, { status: 404 })
      .addError(AdminError.ValidationFailed, { status: 422 })
  )
  .addError(AdminError.RateLimited, { status: 429 })
  .addError(Unavailable)
  .middleware(Staff)

export class Api extends HttpApi.make("accounts").add(users) {}
