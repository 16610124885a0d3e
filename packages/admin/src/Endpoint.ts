/**
 * An operation of the server as one value: method, path, request, response and errors. `Endpoints` holds the tables of
 * them, and `Contracts` the schemas of their data. The functions of the service are derived from both.
 *
 * @since 0.1.0
 */
import type { Endpoint, Table, TagOf } from "@gotrue-effect/core/protocol/endpoint"
import type * as Effect from "effect/Effect"
import type { AdminError, ByTag, Common, Particular } from "./AdminError.js"
import type { Contract, Types } from "./contracts/contract.js"

export { make } from "@gotrue-effect/core/protocol/endpoint"

export type { Endpoint, RequestParts, Table } from "@gotrue-effect/core/protocol/endpoint"

/**
 * The function on the service for an endpoint.
 *
 * @since 0.1.0
 * @category models
 */
// By way of `infer`: an editor then shows the function itself, not the name of this type.
export type Operation<T extends Types, Tag extends Particular["_tag"]> = [T["Arguments"]] extends [
  infer Arguments extends ReadonlyArray<unknown>
]
  ? (...args: Arguments) => Effect.Effect<T["Output"], ByTag[Common["_tag"] | Tag]>
  : never

/**
 * The errors of an endpoint, or of several. `More` are tags of errors that no endpoint has.
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
 * The functions for a table and its contracts. It maps each member separately, so docstrings and go-to-definition lead
 * to the table.
 *
 * @since 0.1.0
 * @category models
 */
export type Operations<T extends Table, C extends { readonly [Name in keyof T]: unknown }> = {
  readonly [Name in keyof T]: C[Name] extends Contract<infer P extends Types>
    ? T[Name] extends Endpoint<infer _Input, infer Tag>
      ? Operation<P, Tag>
      : never
    : never
}
