/**
 * The two free-form objects of a user: `user_metadata`, which the user may write, and `app_metadata`, which only an
 * admin may write. Their members are yours. Every operation that returns users accepts schemas for them.
 *
 * @since 0.1.0
 */
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"

/**
 * Metadata of an unknown form: any JSON members.
 *
 * @since 0.1.0
 * @category models
 */
export interface Metadata {
  readonly [key: string]: unknown
}

/**
 * A schema for any object.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Metadata: Schema.Schema<Metadata> = Schema.Record({
  key: Schema.String,
  value: Schema.Unknown
}).annotations({ identifier: "Metadata", description: "an object" })

// A schema is invariant in its encoded type, which can be anything here; only `any` expresses that.
// oxlint-disable-next-line typescript/no-explicit-any
type Decodes<A> = Schema.Schema<A, any>

/**
 * Schemas for the metadata of a user. As the last argument of an operation, they validate and decode both objects, and
 * determine the type of the returned users. A user who does not match fails with `InvalidResponse`, whose path begins
 * with `user_metadata` or `app_metadata`.
 *
 * The server returns `null` for user metadata that was never set; the schema gets `{}` instead.
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
 * Schemas whose types do not matter.
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
 * Whether a value is valid where schemas for metadata are expected. `undefined` is.
 *
 * @since 0.1.0
 * @category guards
 */
export const isSchemas = (value: unknown): value is AnySchemas | undefined =>
  value === undefined ||
  (Predicate.isRecord(value) && isAbsentOrSchema(value["userMetadata"]) && isAbsentOrSchema(value["appMetadata"]))
