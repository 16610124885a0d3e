/**
 * A day's admin work, through the public API only. Read it top to bottom: it is what a program of yours looks like.
 */
import { AdminError, GoTrueAdmin, User } from "@gotrue-effect/admin"
import { DateTime, Duration, Effect, Option, Redacted, Schema } from "effect"
import { chapter, step } from "./show.js"
import * as Visitor from "./user.js"

/** Metadata of this application. */
const AppMetadata = Schema.Struct({ plan: Schema.Literal("free", "pro") })

/** `run` tells this run's users from all others, so that the demo can work on a server that is in use. */
export const day = (url: string, run: string) =>
  Effect.gen(function* () {
    const admin = yield* GoTrueAdmin.GoTrueAdmin
    const typed = GoTrueAdmin.withMetadata(admin, { appMetadata: AppMetadata })
    const address = (name: string) => `${name}.${run}@example.com`

    /** Every user that is made here is gone when the day is over, also when a step fails. */
    const forDay = <A extends { readonly id: string }, E, R>(make: Effect.Effect<A, E, R>) =>
      Effect.acquireRelease(make, ({ id }) => Effect.ignore(admin.deleteUser(id)))

    yield* chapter("Creating users")

    const ann = yield* step(
      `typed.createUser({ email: "${address("ann")}", email_confirm: true, app_metadata: { plan: "free" } })`,
      forDay(typed.createUser({ email: address("ann"), email_confirm: true, app_metadata: { plan: "free" } })),
      (user) => ({
        says: `${user.email} on plan "${user.app_metadata.plan}", confirmed ${user.email_confirmed_at ?? "never"}`,
        holds: user.email === address("ann") && user.email_confirmed_at !== undefined
      })
    )

    yield* step(
      `admin.createUser({ email: "${address("bob")}", ban_duration: Duration.days(7) })`,
      forDay(admin.createUser({ email: address("bob"), ban_duration: Duration.days(7) })),
      (user) => ({
        says: `banned until ${Option.match(User.bannedUntil(user), { onNone: () => "never", onSome: DateTime.formatIso })}`,
        holds: Option.isSome(User.bannedUntil(user))
      })
    )

    const phone = `+1555${Math.abs(hash(run)).toString().padStart(10, "0").slice(0, 9)}`
    const cleo = yield* step(
      `admin.createUser({ phone: "${phone}", phone_confirm: true })`,
      forDay(admin.createUser({ phone, phone_confirm: true })),
      (user) => ({
        says: `${user.phone}; the e-mail address of a user without one is ${JSON.stringify(user.email)}`,
        holds: `+${user.phone}` === phone && user.email === ""
      })
    )

    yield* chapter("Errors are values with a type")

    yield* step(
      `admin.createUser({ email: "${address("ann")}" }).pipe(\n  Effect.catchTag("EmailExists", (error) => …)\n)`,
      admin.createUser({ email: address("ann") }).pipe(
        Effect.as("a second ann"),
        Effect.catchTag("EmailExists", (error) => Effect.succeed(`${error._tag}: ${error.message}`))
      ),
      (says) => ({ says, holds: says.startsWith("EmailExists") })
    )

    yield* step(
      `admin.getUserById("../settings").pipe(Effect.flip)`,
      Effect.flip(admin.getUserById("../settings")),
      (error) => ({ says: `${error._tag}: ${error.message}`, holds: error._tag === "InvalidInput" })
    )

    yield* step(
      `admin.updateUserById(ann.id, { password: "1" }).pipe(\n  AdminError.catchCode("weak_password", ({ reasons }) => …)\n)`,
      admin.updateUserById(ann.id, { password: "1" }).pipe(
        Effect.as("accepted"),
        AdminError.catchCode("weak_password", ({ reasons }) => Effect.succeed(`refused: ${reasons.join(", ")}`))
      ),
      (says) => ({ says, holds: says.startsWith("refused") })
    )

    yield* chapter("Looking up and changing")

    yield* step("admin.getUserById(ann.id)", admin.getUserById(ann.id), (user) => ({
      says: `${user.email}, ${user.identities?.length ?? 0} identity, created ${DateTime.formatIso(User.createdAt(user))}`,
      holds: user.id === ann.id
    }))

    yield* step(
      `typed.updateUserById(ann.id, { app_metadata: { plan: "pro" }, user_metadata: { full_name: "Ann" } })`,
      typed.updateUserById(ann.id, { app_metadata: { plan: "pro" }, user_metadata: { full_name: "Ann" } }),
      (user) => ({ says: `plan is now "${user.app_metadata.plan}"`, holds: user.app_metadata.plan === "pro" })
    )

    yield* chapter("Listing, page by page")

    yield* step(
      `admin.listUsers({ page: 1, perPage: 1, filter: "${run}", sort: "created_at asc" })`,
      admin.listUsers({ page: 1, perPage: 1, filter: run, sort: "created_at asc" }),
      ({ pagination, users }) => ({
        says:
          `${users.map((user) => user.email).join(", ")}\n` +
          `page 1 of ${Option.getOrElse(pagination.lastPage, () => "?")}, ${Option.getOrElse(pagination.total, () => "?")} users in all, next is page ${Option.getOrElse(pagination.nextPage, () => "none")}`,
        // Cleo has no address that the filter could find.
        holds: users[0]?.id === ann.id && Option.contains(pagination.total, 2)
      })
    )

    yield* chapter("Inviting")

    yield* step(
      `admin.inviteUserByEmail("${address("dora")}", { data: { team: "blue" } })`,
      forDay(admin.inviteUserByEmail(address("dora"), { data: { team: "blue" } })),
      (user) => ({ says: `invited ${user.invited_at ?? "never"}`, holds: user.invited_at !== undefined })
    )

    yield* chapter("Links that are not mailed")

    yield* step(
      `admin.generateLink({ type: "recovery", email: "${address("ann")}", redirectTo: "https://elsewhere.example.net" })`,
      admin.generateLink({ type: "recovery", email: address("ann"), redirectTo: "https://elsewhere.example.net" }),
      ({ properties, redirectChanged }) => ({
        says:
          `a ${properties.verification_type} link: ${String(properties.action_link)} (secrets print like this)\n` +
          `it leads to ${properties.redirect_to}: the target asked for is not on the allow list (redirectChanged: ${redirectChanged})`,
        holds: properties.verification_type === "recovery"
      })
    )

    yield* step(
      `admin.generateLink({ type: "email_change_new", email: "${address("ann")}", new_email: "${address("anna")}" })`,
      admin.generateLink({ type: "email_change_new", email: address("ann"), new_email: address("anna") }),
      ({ user }) => ({
        says: `waiting for ${user.new_email ?? "no address"}`,
        holds: user.new_email === address("anna")
      })
    )

    yield* step(
      `admin.generateLink({ type: "magiclink", email: "${address("eve")}" })`,
      admin
        .generateLink({ type: "magiclink", email: address("eve") })
        .pipe(Effect.tap(({ user }) => forDay(Effect.succeed(user)))),
      ({ kindChanged, properties }) => ({
        says: `the address was unknown, so the server made a user and a ${properties.verification_type} link (kindChanged: ${kindChanged})`,
        holds: kindChanged
      })
    )

    const link = yield* step(
      `admin.generateLink({ type: "magiclink", email: "${address("ann")}" })`,
      admin.generateLink({ type: "magiclink", email: address("ann") }),
      ({ kindChanged, properties }) => ({ says: `a ${properties.verification_type} link`, holds: !kindChanged })
    )

    yield* chapter("Signing in with the link, and out again")

    const session = yield* step(
      "(Ann opens the link)",
      Visitor.open(url, link.properties.verification_type, Redacted.value(link.properties.hashed_token)),
      ({ user }) => ({ says: `a session of ${user.email}`, holds: user.email === address("ann") })
    )

    yield* step(
      `admin.signOut(accessToken, "global")`,
      Effect.zipRight(admin.signOut(session.access_token, "global"), Visitor.whoAmI(url, session.access_token)),
      (status) => ({ says: `done; with her token the server now responds ${status}`, holds: status === 403 })
    )

    yield* chapter("Deleting")

    yield* step(
      "admin.deleteUser(cleo.id, { soft: true })",
      Effect.zipRight(admin.deleteUser(cleo.id, { soft: true }), admin.getUserById(cleo.id)),
      (user) => ({
        says: `the row is still there, deleted ${user.deleted_at ?? "never"}, its phone now reads ${user.phone}`,
        holds: user.deleted_at !== undefined
      })
    )

    yield* step(
      "admin.deleteUser(ann.id)",
      Effect.zipRight(admin.deleteUser(ann.id), Effect.flip(admin.getUserById(ann.id))),
      (error) => ({ says: `gone: reading her fails with ${error._tag}`, holds: error._tag === "UserNotFound" })
    )
  }).pipe(Effect.scoped)

const hash = (text: string) => Array.from(text).reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) | 0, 7)
