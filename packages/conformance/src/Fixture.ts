/** Users that exist as long as a scenario does, under unique addresses. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import { randomInt, randomUUID } from "node:crypto"
import type { UserAttributes } from "@gotrue-effect/admin"

export const password = "Conf0rmance!pass"

export const uniqueEmail = (): string => `conformance-${randomUUID()}@example.com`

export const uniquePhone = (): string => `1555${randomInt(1_000_000, 9_999_999)}${randomInt(100, 999)}`

/** Registers a user that the scenario has made in some other way. */
export const removeAtEnd = (id: string) =>
  Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) => Effect.addFinalizer(() => Effect.ignore(admin.deleteUser(id))))

/** A user, removed when the scenario ends. Without attributes: a confirmed address and `password`. */
export const user = (attributes?: UserAttributes.CreateUser) =>
  Effect.gen(function* () {
    const admin = yield* GoTrueAdmin.GoTrueAdmin
    const made = yield* admin.createUser(attributes ?? { email: uniqueEmail(), password, email_confirm: true })
    yield* removeAtEnd(made.id)
    return made
  })
