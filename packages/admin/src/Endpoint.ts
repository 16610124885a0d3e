/**
 * What an operation of the server is: one value that says method, path, request, response and errors. The tables of them
 * are in `Endpoints`; what their data must be is said by schemas, in `Contracts`. The service's functions are derived
 * from both.
 *
 * @since 0.1.0
 */
import type { Endpoint, Table, TagOf } from "@gotrue-effect/core/protocol/endpoint"
import type * as Effect from "effect/Effect"
import type { AdminError, ByTag, Common, Particular } from "./AdminError.js"
import type { Contract, Types } from "./contracts/contract.js"
import type { GeneratedLink } from "./Link.js"
import type { Metadata, Schemas } from "./Metadata.js"
import type { User } from "./User.js"
import type { UserPage } from "./UserPage.js"

export { make } from "@gotrue-effect/core/protocol/endpoint"

export type { Endpoint, RequestParts, Table } from "@gotrue-effect/core/protocol/endpoint"

type Retyped<Output, UserMetadata, AppMetadata> = Output extends GeneratedLink
  ? GeneratedLink<UserMetadata, AppMetadata>
  : Output extends UserPage
    ? UserPage<UserMetadata, AppMetadata>
    : Output extends User
      ? User<UserMetadata, AppMetadata>
      : Output

/**
 * The function that an endpoint becomes on the service. Where the output holds users, it takes schemas for their
 * metadata as its last argument.
 *
 * @since 0.1.0
 * @category models
 */
export type Operation<T extends Types, Tag extends Particular["_tag"], Users> = [Users] extends [string]
  ? <UserMetadata = Metadata | null, AppMetadata = Metadata>(
      ...args: [...T["Arguments"], metadata?: Schemas<UserMetadata, AppMetadata>]
    ) => Effect.Effect<Retyped<T["Output"], UserMetadata, AppMetadata>, ByTag[Common["_tag"] | Tag]>
  : (...args: T["Arguments"]) => Effect.Effect<T["Output"], ByTag[Common["_tag"] | Tag]>

/**
 * What an endpoint can fail with, or a call of several endpoints; `More` are tags of errors that no endpoint has.
 *
 * @since 0.1.0
 * @category models
 */
// By way of `infer`: an editor then shows the errors themselves, not the name of this type.
export type Failure<E, More extends AdminError["_tag"] = never> = [TagOf<E> | More] extends [
  infer Tag extends AdminError["_tag"]
]
  ? ByTag[Common["_tag"] | Tag]
  : never

/**
 * The functions that a table becomes, with the contracts of the same names. Mapped member by member, so that docstrings
 * and go-to-definition reach the table.
 *
 * @since 0.1.0
 * @category models
 */
export type Operations<T extends Table, C extends { readonly [Name in keyof T]: unknown }> = {
  readonly [Name in keyof T]: C[Name] extends Contract<infer P extends Types>
    ? T[Name] extends Endpoint<infer _Input, infer Tag, infer Users>
      ? Operation<P, Tag, Users>
      : never
    : never
}
