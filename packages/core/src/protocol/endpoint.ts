/**
 * What an operation of the server is: one value that says method, path, request, response and errors. The tables beside
 * this file are made of them, and every shell derives its functions from those tables.
 *
 * @since 0.2.0
 */
import type { ResponseCheck } from "../check/responseCheck.js"
import type { Particular } from "../error/failure.js"

/**
 * What of a request is not method and path. Members that are `undefined` are left out.
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
 * Where a response holds users: it is one (perhaps with more members), or `users` is a list of them.
 *
 * @since 0.2.0
 * @category models
 */
export type UsersIn = "response" | "users"

/**
 * An operation of the server. `Input` is what a request is made of, `Tag` the errors beside the common ones.
 *
 * @since 0.1.0
 * @category models
 */
export interface Endpoint<
  Input extends object,
  Tag extends Particular["_tag"] = Particular["_tag"],
  Users extends UsersIn | undefined = UsersIn | undefined
> {
  /** The operation's name on the service, also in its errors, spans and metrics. */
  readonly name: string
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** The segments of the path, each one fixed or filled from the input. */
  readonly path: ReadonlyArray<string | { readonly from: string }>
  readonly request?: (input: Input) => RequestParts
  /** What a successful response holds. Without it, the response must hold no data: see `empty`. */
  readonly response?: ResponseCheck
  /** How the server says nothing: with an empty object, or, when left out, with 204 and no body at all. */
  readonly empty?: "object"
  /** Where the response holds users. */
  readonly users?: Users
  /** The tags, beside the common ones, that it can fail with. */
  readonly errors: ReadonlyArray<Tag>
}

type Path = ReadonlyArray<string | { readonly from: string }>

type FromPath<P extends Path> = {
  readonly [Part in Extract<P[number], { readonly from: string }> as Part["from"]]: string
}

type Flat<A> = { readonly [Name in keyof A]: A[Name] }

/**
 * Makes an endpoint. Its input is what the path takes, and what `request` takes.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = <
  const P extends Path,
  Tag extends Particular["_tag"] = never,
  Rest extends object = {},
  Users extends UsersIn | undefined = undefined
>(
  parts: Omit<Endpoint<Rest, Tag, Users>, "path"> & { readonly path: P }
): Endpoint<Flat<FromPath<P> & Rest>, Tag, Users> => parts

/**
 * The input of an endpoint.
 *
 * @since 0.2.0
 * @category models
 */
export type InputOf<E> = E extends Endpoint<infer Input, infer _Tag, infer _Users> ? Input : never

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
