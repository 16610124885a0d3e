/**
 * An operation of the server as one value: method, path, request, response and errors. The tables beside this file
 * consist of them, and every shell derives its functions from those tables.
 *
 * @since 0.2.0
 */
import type { ResponseCheck } from "../check/responseCheck.js"
import type { Particular } from "../error/failure.js"

/**
 * The parts of a request other than method and path. Members that are `undefined` are left out.
 *
 * @since 0.1.0
 * @category models
 */
export interface RequestParts {
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined
  /** Becomes JSON. */
  readonly body?: object | undefined
  /** Acts with this token instead of the key. */
  readonly bearer?: string | undefined
  /** Acts in this audience instead of the server's own. */
  readonly audience?: string | undefined
}

/**
 * An operation of the server. `Input` is what the request is made from, `Tag` the errors in addition to the common
 * ones.
 *
 * @since 0.1.0
 * @category models
 */
export interface Endpoint<Input extends object, Tag extends Particular["_tag"] = Particular["_tag"]> {
  /** The name of the operation on the service, in its errors, spans and metrics. */
  readonly name: string
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** The segments of the path, each one fixed or filled from the input. */
  readonly path: ReadonlyArray<string | { readonly from: string }>
  readonly request?: (input: Input) => RequestParts
  /** What a successful response holds. Without it, the response must hold no data: see `empty`. */
  readonly response?: ResponseCheck
  /** How the server responds without data: with an empty object, or, by default, with 204 and no body. */
  readonly empty?: "object"
  /** The tags of its errors, in addition to the common ones. */
  readonly errors: ReadonlyArray<Tag>
}

type Path = ReadonlyArray<string | { readonly from: string }>

type FromPath<P extends Path> = {
  readonly [Part in Extract<P[number], { readonly from: string }> as Part["from"]]: string
}

type Flat<A> = { readonly [Name in keyof A]: A[Name] }

/**
 * Makes an endpoint. Its input combines the parameters of the path and the input of `request`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = <const P extends Path, Tag extends Particular["_tag"] = never, Rest extends object = {}>(
  parts: Omit<Endpoint<Rest, Tag>, "path"> & { readonly path: P }
): Endpoint<Flat<FromPath<P> & Rest>, Tag> => parts

/**
 * The input of an endpoint.
 *
 * @since 0.2.0
 * @category models
 */
export type InputOf<E> = E extends Endpoint<infer Input, infer _Tag> ? Input : never

/**
 * The tags of an endpoint's own errors.
 *
 * @since 0.2.0
 * @category models
 */
export type TagOf<E> = E extends { readonly errors: ReadonlyArray<infer Tag> } ? Tag : never

/**
 * A table of endpoints, by name.
 *
 * @since 0.1.0
 * @category models
 */
export interface Table {
  // Endpoints of every type: nothing but `any` stands for "whatever its parts are" on both sides of a function.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly [name: string]: Endpoint<any>
}
