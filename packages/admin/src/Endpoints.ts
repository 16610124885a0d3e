/**
 * The protocol table: every operation of this library as data.
 *
 * @example
 * ```ts
 * import { Endpoints } from "@gotrue-effect/admin"
 *
 * console.log(Endpoints.groups.top.createUser.method) // => "POST"
 * ```
 *
 * @since 0.1.0
 */
export { groups } from "@gotrue-effect/core/protocol/groups"
