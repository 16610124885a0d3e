/**
 * What an operation of the server is: one value that says method, path, input, output and errors. The tables in
 * `endpoints/` are made of them, and the service's functions are derived from those tables. What their data must be is
 * said by schemas, in `contracts/`.
 *
 * @since 0.1.0
 */
import type * as Effect from "effect/Effect"
import type * as Either from "effect/Either"
import type { ByTag, Common, Particular } from "./AdminError.js"
import type { GeneratedLink } from "./Link.js"
import type { Metadata, Schemas } from "./Metadata.js"
import type { Secret } from "./Secret.js"
import type { User } from "./User.js"
import type { UserPage } from "./UserPage.js"

/**
 * What an endpoint is made of, at the type level.
 *
 * @since 0.1.0
 * @category models
 */
export interface Types {
  readonly Arguments: ReadonlyArray<unknown>
  readonly Input: object
  readonly Answer: unknown
  readonly Headers: unknown
  readonly Output: unknown
  readonly Tag: Particular["_tag"]
  readonly Users: "answer" | "users" | undefined
}

/**
 * What of a request is not method and path. Members that are `undefined` are left out.
 *
 * @since 0.1.0
 * @category models
 */
export interface RequestParts {
  readonly query?: Readonly<Record<string, string | number | undefined>>
  /** Becomes JSON. */
  readonly body?: object
  /** Acts with this token instead of the key. */
  readonly bearer?: Secret
  /** Acts in this audience instead of the server's own. */
  readonly audience?: string | undefined
}

/**
 * The parts of an endpoint.
 *
 * @since 0.1.0
 * @category models
 */
export interface Parts<
  Arguments extends ReadonlyArray<unknown>,
  Input extends object,
  Answer,
  Headers,
  Output,
  Tag extends Particular["_tag"],
  Users extends "answer" | "users" | undefined
> {
  /** The operation's name on the service, also in its errors, spans and metrics. */
  readonly name: string
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** The segments of the path, each one fixed or filled from the input. */
  readonly path: ReadonlyArray<string | { readonly from: keyof Input & string }>
  /**
   * From the operation's arguments to its input. No rest parameter and no default value: the schemas for metadata come
   * after the last one that is declared here.
   */
  readonly arguments: (...args: Arguments) => Input
  readonly request?: (input: Input) => RequestParts
  /** Whether the body of a good answer is what it must be. Without it, the answer must hold no data: see `empty`. */
  readonly answer?: (body: unknown) => body is Answer
  /** How the server says nothing: with an empty object, or, when not given, with 204 and no body at all. */
  readonly empty?: "object"
  /** Reads the headers of a good answer, under their lower-case names; left says what is wrong with them. */
  readonly headers?: (
    headers: Readonly<Record<string, string | undefined>>
  ) => Either.Either<Headers, { readonly path: string; readonly expected: string }>
  /** From the checked answer to what the caller gets. */
  readonly output: (answer: Answer, headers: Headers, input: Input) => Output
  /** Where the answer holds users: it is one (perhaps with more members), or `users` is a list of them. */
  readonly users?: Users
  /** The tags, beside the common ones, that it can answer with. */
  readonly errors: ReadonlyArray<Tag>
}

/**
 * An operation of the server.
 *
 * @since 0.1.0
 * @category models
 */
export interface Endpoint<T extends Types> extends Parts<
  T["Arguments"],
  T["Input"],
  T["Answer"],
  T["Headers"],
  T["Output"],
  T["Tag"],
  T["Users"]
> {}

/**
 * Makes an endpoint; its types come from its parts.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = <
  Arguments extends ReadonlyArray<unknown>,
  Input extends object,
  Output,
  Tag extends Particular["_tag"],
  Answer = undefined,
  Headers = undefined,
  const Users extends "answer" | "users" | undefined = undefined
>(
  parts: Parts<Arguments, Input, Answer, Headers, Output, Tag, Users>
): Endpoint<{
  readonly Arguments: Arguments
  readonly Input: Input
  readonly Answer: Answer
  readonly Headers: Headers
  readonly Output: Output
  readonly Tag: Tag
  readonly Users: Users
}> => parts

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
export type Operation<T extends Types> = [T["Users"]] extends [string]
  ? <UserMetadata = Metadata | null, AppMetadata = Metadata>(
      ...args: [...T["Arguments"], metadata?: Schemas<UserMetadata, AppMetadata>]
    ) => Effect.Effect<Retyped<T["Output"], UserMetadata, AppMetadata>, ByTag[Common["_tag"] | T["Tag"]]>
  : (...args: T["Arguments"]) => Effect.Effect<T["Output"], ByTag[Common["_tag"] | T["Tag"]]>

/**
 * What an endpoint can fail with.
 *
 * @since 0.1.0
 * @category models
 */
export type Failure<E> = E extends Endpoint<infer T> ? ByTag[Common["_tag"] | T["Tag"]] : never

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

/**
 * The functions that a table becomes. Mapped member by member, so that docstrings and go-to-definition reach the table.
 *
 * @since 0.1.0
 * @category models
 */
export type Operations<T extends Table> = {
  readonly [Name in keyof T]: T[Name] extends Endpoint<infer P> ? Operation<P> : never
}
