/**
 * The two free-form objects of a user: `user_metadata`, which the user may write, and `app_metadata`, which only an
 * admin may. What is in them is yours; every operation that gives users takes schemas for them.
 *
 * @since 0.1.0
 */
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"

/**
 * Metadata of which nothing is known: any JSON members.
 *
 * @since 0.1.0
 * @category models
 */
export interface Metadata {
  readonly [key: string]: unknown
}

/**
 * Any object, checked to be one.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Metadata: Schema.Schema<Metadata> = Schema.Record({
  key: Schema.String,
  value: Schema.Unknown
}).annotations({ identifier: "Metadata", description: "an object" })

// A schema is invariant in its encoded side, which can be anything here: nothing but `any` says so.
// oxlint-disable-next-line typescript/no-explicit-any
type Decodes<A> = Schema.Schema<A, any>

/**
 * Schemas for a user's metadata. Given to an operation as its last argument, they check and decode both objects, and
 * the user comes back typed by them. A user that does not fit fails with `InvalidResponse`, whose path begins with
 * `user_metadata` or `app_metadata`.
 *
 * The server says `null` for user metadata that was never set; the schema sees `{}` then.
 *
 * @example
 * ```ts
 * import { GoTrueAdmin } from "@gotrue-effect/admin"
 * import { Effect, Schema } from "effect"
 *
 * const AppMetadata = Schema.Struct({ plan: Schema.optional(Schema.Literal("free", "pro")) })
 *
 * const planOf = (id: string) =>
 *   Effect.gen(function* () {
 *     const admin = yield* GoTrueAdmin.GoTrueAdmin
 *     const user = yield* admin.getUserById(id, { appMetadata: AppMetadata })
 *     return user.app_metadata.plan // "free" | "pro" | undefined
 *   })
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Schemas<UserMetadata, AppMetadata> {
  readonly userMetadata?: Decodes<UserMetadata> | undefined
  readonly appMetadata?: Decodes<AppMetadata> | undefined
}

/**
 * Schemas of which only their presence matters.
 *
 * @since 0.1.0
 * @category models
 */
export interface AnySchemas {
  readonly userMetadata?: Schema.Schema.AnyNoContext | undefined
  readonly appMetadata?: Schema.Schema.AnyNoContext | undefined
}

const isAbsentOrSchema = (value: unknown) => value === undefined || Schema.isSchema(value)

/**
 * Whether a value can stand where schemas for metadata do, which includes their absence.
 *
 * @since 0.1.0
 * @category guards
 */
export const isSchemas = (value: unknown): value is AnySchemas | undefined =>
  value === undefined ||
  (Predicate.isRecord(value) && isAbsentOrSchema(value["userMetadata"]) && isAbsentOrSchema(value["appMetadata"]))
