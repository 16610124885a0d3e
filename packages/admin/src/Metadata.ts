/**
 * The two free-form objects of a user: `user_metadata`, which the user may write, and `app_metadata`, which only an
 * admin may write. Their members are yours. `GoTrueAdmin.withMetadata` gives them types.
 *
 * @since 0.1.0
 */
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
 * Schemas for the metadata of users, for `GoTrueAdmin.withMetadata`. Each can be left out.
 *
 * Your own members are enough: a struct leaves out the members that it doesn't know, such as `provider` and `providers`,
 * in which the server records how a user signs in. User metadata that was never set is `{}` to a schema, not `null`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Schemas<UserMetadata, AppMetadata> {
  readonly userMetadata?: Decodes<UserMetadata> | undefined
  readonly appMetadata?: Decodes<AppMetadata> | undefined
}

/**
 * What is written as the whole metadata of a user that is read as `A`: the same. Without a schema, any object.
 *
 * @since 0.2.0
 * @category models
 */
export type Written<A> = [Metadata] extends [A] ? object : A

/**
 * Changes to metadata that is read as `A`: some of its members. `null` deletes a member that may be missing. Without a
 * schema, any object.
 *
 * @since 0.2.0
 * @category models
 */
export type Changes<A> = [Metadata] extends [A]
  ? object
  : { readonly [Name in keyof A]?: A[Name] | ({} extends Pick<A, Name> ? null : never) | undefined }
