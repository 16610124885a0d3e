import * as Effect from "effect/Effect"
import { dual } from "effect/Function"
import * as Predicate from "effect/Predicate"
import type { ErrorCode } from "../ErrorCode.js"
import { ofTag } from "../ErrorCode.js"

type Owned = (typeof ofTag)[keyof typeof ofTag][number]

/** Errors that can have any code are handled only for codes without a tag of their own. */
type WithCode<E, Code extends string> = E extends { readonly code: infer C }
  ? string extends C
    ? Code extends Owned
      ? never
      : E
    : Code extends C
      ? E
      : never
  : never

type WithoutCode<E, Code extends string> = E extends { readonly code: infer C } ? ([C] extends [Code] ? never : E) : E

const owned = new Set<string>(Object.values(ofTag).flat())
const pairs = new Set(Object.entries(ofTag).flatMap(([tag, codes]) => codes.map((code) => `${tag} ${code}`)))

const hasCode = <E, Code extends string>(error: E, code: Code): error is WithCode<E, Code> & E =>
  Predicate.hasProperty(error, "code") &&
  error.code === code &&
  (!owned.has(code) || (Predicate.hasProperty(error, "_tag") && pairs.has(`${String(error._tag)} ${code}`)))

/**
 * Handles the failures with one code of the server, and no others. An error with only that code, such as `EmailExists`,
 * is removed from the error type; one with several codes stays.
 *
 * @example
 * ```ts
 * import { AdminError, GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const admin = yield* GoTrueAdmin.GoTrueAdmin
 *   yield* admin
 *     .createUser({ email: "ann@example.com" })
 *     .pipe(AdminError.catchCode("email_exists", () => Effect.log("already there")))
 * })
 * ```
 *
 * @since 0.1.0
 * @category error handling
 */
export const catchCode: {
  <Code extends ErrorCode, E, A2, E2, R2>(
    code: Code,
    handle: (error: WithCode<E, Code> & E) => Effect.Effect<A2, E2, R2>
  ): <A, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A | A2, WithoutCode<E, Code> | E2, R | R2>
  <A, E, R, Code extends ErrorCode, A2, E2, R2>(
    self: Effect.Effect<A, E, R>,
    code: Code,
    handle: (error: WithCode<E, Code> & E) => Effect.Effect<A2, E2, R2>
  ): Effect.Effect<A | A2, WithoutCode<E, Code> | E2, R | R2>
} = dual(
  3,
  <A, E, R, Code extends ErrorCode, A2, E2, R2>(
    self: Effect.Effect<A, E, R>,
    code: Code,
    handle: (error: WithCode<E, Code> & E) => Effect.Effect<A2, E2, R2>
  ) => Effect.catchIf(self, (error): error is WithCode<E, Code> & E => hasCode(error, code), handle)
)
