/** Which errors a handler removes from the type of an operation, and what the handler gets. */
import { Effect } from "effect"
import { AdminError } from "../../src/index.js"
import type { GoTrueAdmin } from "../../src/index.js"
import type { Equal, Expect } from "./expect.js"

declare const admin: GoTrueAdmin.Service

type Errors<E> = E extends Effect.Effect<unknown, infer Error> ? Error : never
type Tags<E> = Errors<E> extends { readonly _tag: infer Tag } ? Tag : never

const create = admin.createUser({ email: "a@b.c" })
const read = admin.getUserById("4c9d1f60-6a2b-4e0f-9d11-8a7b6c5d4e3f")

type OfCreate = Tags<typeof create>
type OfRead = Tags<typeof read>

// catchTag removes its tag from the type, and passes that error to the handler.
const caughtTag = create.pipe(
  Effect.catchTag("EmailExists", (error) => {
    type Given = Expect<Equal<typeof error, AdminError.EmailExists>>
    const code: "email_exists" = error.code
    const given: Given = true
    return Effect.succeed({ code, given, status: error.status, operation: error.operation, hint: error.hint })
  })
)
const caughtTags = create.pipe(
  Effect.catchTags({
    EmailExists: () => Effect.succeed(1),
    PhoneExists: () => Effect.succeed(2),
    ValidationFailed: (error) => Effect.succeed(error.code)
  })
)
// @ts-expect-error createUser can't fail with UserNotFound
create.pipe(Effect.catchTag("UserNotFound", () => Effect.succeed(1)))
// @ts-expect-error getUserById can't fail with EmailExists
read.pipe(Effect.catchTag("EmailExists", () => Effect.succeed(1)))
// @ts-expect-error an operation can't fail with what only the making of the service can
read.pipe(Effect.catchTag("InvalidApiKey", () => Effect.succeed(1)))

// catchCode removes an error that has no other code.
const caughtCode = create.pipe(
  AdminError.catchCode("email_exists", (error) => {
    type Given = Expect<Equal<typeof error, AdminError.EmailExists>>
    const given: Given = true
    return Effect.succeed({ given, status: error.status })
  })
)
const caughtCodeFirst = AdminError.catchCode(create, "email_exists", (error) => {
  type Given = Expect<Equal<typeof error, AdminError.EmailExists>>
  const given: Given = true
  return Effect.succeed(given)
})
const caughtTwo = create.pipe(
  AdminError.catchCode("email_exists", () => Effect.succeed("email" as const)),
  AdminError.catchCode("phone_exists", () => Effect.succeed("phone" as const))
)

// An error with several codes stays in the type.
const caughtOneOfMany = create.pipe(
  AdminError.catchCode("bad_json", (error) => {
    type Given = Expect<Equal<typeof error, AdminError.ValidationFailed>>
    const given: Given = true
    return Effect.succeed(given)
  })
)

// A code without its own tag belongs to the errors that can have any code.
const caughtOther = create.pipe(
  AdminError.catchCode("unexpected_failure", (error) => {
    type Given = Expect<
      Equal<
        typeof error,
        AdminError.Unauthenticated | AdminError.RateLimited | AdminError.ServerError | AdminError.UnexpectedAnswer
      >
    >
    const given: Given = true
    return Effect.succeed(given)
  })
)
const caughtUnknown = create.pipe(AdminError.catchCode("23505", (error) => Effect.succeed(error.status)))

// A handler may fail with what it likes, and need what it likes.
const rethrown = create.pipe(
  AdminError.catchCode("email_exists", () => Effect.fail("taken" as const)),
  Effect.map((user) => user.id)
)

export type Caught = [
  Expect<Equal<Tags<typeof caughtTag>, Exclude<OfCreate, "EmailExists">>>,
  Expect<Equal<Tags<typeof caughtTags>, Exclude<OfCreate, "EmailExists" | "PhoneExists" | "ValidationFailed">>>,
  Expect<Equal<Tags<typeof caughtCode>, Exclude<OfCreate, "EmailExists">>>,
  Expect<Equal<Tags<typeof caughtCodeFirst>, Exclude<OfCreate, "EmailExists">>>,
  Expect<Equal<Tags<typeof caughtTwo>, Exclude<OfCreate, "EmailExists" | "PhoneExists">>>,
  Expect<Equal<Tags<typeof caughtOneOfMany>, OfCreate>>,
  Expect<Equal<Tags<typeof caughtOther>, OfCreate>>,
  Expect<Equal<Tags<typeof caughtUnknown>, OfCreate>>,
  Expect<Equal<Errors<typeof rethrown>, Exclude<Errors<typeof create>, AdminError.EmailExists> | "taken">>,
  Expect<Equal<"EmailExists" extends OfRead ? true : false, false>>,
  Expect<Equal<"UserNotFound" extends OfCreate ? true : false, false>>
]

// The members that all errors with a response have, and those that a few have in addition.
export type Fields = [
  Expect<Equal<AdminError.AdminError["operation"], string>>,
  Expect<Equal<AdminError.WeakPassword["reasons"], ReadonlyArray<string>>>,
  Expect<Equal<AdminError.RateLimited["retryAfter"], number | undefined>>,
  Expect<Equal<AdminError.ConnectionFailed["sent"], "no" | "unknown">>,
  Expect<Equal<AdminError.UserNotFound["code"], "user_not_found">>,
  Expect<Equal<AdminError.ServerError["status"], number>>,
  Expect<Equal<AdminError.ServerError["requestId"], string | undefined>>
]

// A guard for those who catch what they don't know.
declare const caught: unknown
if (AdminError.isAdminError(caught)) {
  type Guarded = Expect<Equal<typeof caught, AdminError.AdminError>>
  const guarded: Guarded = true
  void guarded
}

// A guard in catchIf leaves the errors of others, and only those.
class Other {
  readonly _tag = "Other"
}
declare const mixed: Effect.Effect<string, Other | Errors<typeof read>>
const caughtIf = mixed.pipe(Effect.catchIf(AdminError.isAdminError, (error) => Effect.succeed(error.operation)))
const caughtAlone = read.pipe(Effect.catchIf(AdminError.isAdminError, (error) => Effect.succeed(error._tag)))
const caughtAll = mixed.pipe(
  AdminError.catchAdmin((error) => {
    type Given = Expect<Equal<(typeof error)["_tag"], OfRead>>
    const given: Given = true
    return Effect.succeed(given)
  })
)
const caughtAllFirst = AdminError.catchAdmin(mixed, (error) => Effect.succeed(AdminError.httpStatus[error._tag]))
const retried = Effect.retry(read, { while: AdminError.isRetryable, times: 1 })
declare const anything: unknown
const conflict: 409 = AdminError.httpStatus.EmailExists
if (AdminError.isAdminError(anything)) {
  type Narrowed = Expect<Equal<typeof anything, AdminError.AdminError>>
  const narrowed: Narrowed = true
  void narrowed
}
// @ts-expect-error there is no such tag
void AdminError.httpStatus.NoSuchTag

export type Guarded = [
  Expect<Equal<Errors<typeof caughtIf>, Other>>,
  Expect<Equal<Errors<typeof caughtAlone>, never>>,
  Expect<Equal<Errors<typeof caughtAll>, Other>>,
  Expect<Equal<Errors<typeof caughtAllFirst>, Other>>,
  Expect<Equal<Tags<typeof retried>, OfRead>>
]
void conflict
