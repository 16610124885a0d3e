/**
 * Single operations, for programs that must be small or start fast: a bundle contains only what you name.
 *
 * @since 0.1.0
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as Effect from "effect/Effect"
import type { InvalidApiKey, InvalidInput } from "./AdminError.js"
import type * as Endpoint from "./Endpoint.js"
import type { Options } from "./shell/connection/options.js"
import type { Contracts } from "./contracts/contract.js"
import { operations } from "./shell/operations.js"
import * as Sending from "./shell/transport/sending.js"

export type { Contract, Contracts } from "./contracts/contract.js"

/**
 * Makes the operations of a table and its contracts: a whole group, or a selection of it.
 *
 * Fails as `GoTrueAdmin.make` does.
 *
 * @example
 * ```ts
 * import * as Operations from "@gotrue-effect/admin/Operations"
 * import { users as contracts } from "@gotrue-effect/admin/contracts/users"
 * import { users } from "@gotrue-effect/admin/endpoints/users"
 * import { Effect } from "effect"
 *
 * const emailOf = (userId: string, key: string) =>
 *   Effect.gen(function* () {
 *     const admin = yield* Operations.make(users, contracts, { url: "http://127.0.0.1:54321/auth/v1", key })
 *     return (yield* admin.getUserById(userId)).email
 *   })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = <T extends Endpoint.Table, C extends Contracts<T>>(
  table: T,
  contracts: C,
  options: Options
): Effect.Effect<Endpoint.Operations<T, C>, InvalidApiKey | InvalidInput, HttpClient.HttpClient> =>
  Effect.map(Sending.make(options, undefined), (transport) => operations(table, contracts, transport))
