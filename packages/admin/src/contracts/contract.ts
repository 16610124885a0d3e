/** What the Effect API adds to an endpoint: schemas of what callers give and of what the server sends, and their types. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import type { InputOf, Table } from "@gotrue-effect/core/protocol/endpoint"
import type { Result } from "@gotrue-effect/core/result"
import type { HttpResponse } from "@gotrue-effect/core/transport/response"
import type * as Schema from "effect/Schema"

/**
 * What an operation is made of, at the type level.
 *
 * @since 0.2.0
 * @category models
 */
export interface Types {
  readonly Arguments: ReadonlyArray<unknown>
  readonly Input: object
  readonly Wire: object
  readonly Body: unknown
  readonly Headers: unknown
  readonly Output: unknown
}

// A schema is invariant in its encoded side, of which nothing is asked here.
// oxlint-disable-next-line typescript/no-explicit-any
type BodySchema<Body> = Schema.Schema<Body, any>

interface Responding<Body> {
  /** What the body of a successful response must be. Without it, the response must hold no data. */
  readonly response?: BodySchema<Body>
}

/** Whether there is a schema is known from the body's type. */
type ResponseOf<Body> = unknown extends Body
  ? BodySchema<Body> | undefined
  : [Body] extends [undefined]
    ? undefined
    : BodySchema<Body>

interface Parts<Arguments extends ReadonlyArray<unknown>, Input extends object, Body, Headers, Output> {
  /**
   * From the operation's arguments to its input. No rest parameter and no default value: the schemas for metadata come
   * after the last one that is declared here.
   */
  readonly arguments: (...args: Arguments) => Input
  /** Checked before anything is sent. Its type is that of the check, which can be wider than what callers may write. */
  readonly input: Schema.Schema.AnyNoContext
  /** Reads the headers of a successful response, under their lower-case names. */
  readonly headers?: (headers: HttpResponse["headers"]) => Result<Headers, Issue>
  /** From the checked body to what the caller gets. */
  readonly output: (body: Body, headers: Headers, input: Input) => Output
}

/**
 * The contract of an endpoint.
 *
 * @since 0.1.0
 * @category models
 */
export interface Contract<T extends Types> extends Parts<
  T["Arguments"],
  T["Input"],
  T["Body"],
  T["Headers"],
  T["Output"]
> {
  /** What the body of a successful response must be. Without it, the response must hold no data. */
  readonly response: ResponseOf<T["Body"]>
  /** From the input to what the endpoint takes: texts and numbers, no secrets in boxes, no URLs, no durations. */
  readonly toWire: (input: T["Input"]) => T["Wire"]
}

/** Makes a contract; its types come from its parts. Without `toWire` the input is what the endpoint takes. */
export function make<
  Arguments extends ReadonlyArray<unknown>,
  Input extends object,
  Output,
  Body = undefined,
  Headers = undefined
>(
  parts: Parts<Arguments, Input, Body, Headers, Output> & Responding<Body> & { readonly toWire?: undefined }
): Contract<{
  readonly Arguments: Arguments
  readonly Input: Input
  readonly Wire: Input
  readonly Body: Body
  readonly Headers: Headers
  readonly Output: Output
}>
export function make<
  Arguments extends ReadonlyArray<unknown>,
  Input extends object,
  Output,
  Wire extends object,
  Body = undefined,
  Headers = undefined
>(
  parts: Parts<Arguments, Input, Body, Headers, Output> & Responding<Body> & { readonly toWire: (input: Input) => Wire }
): Contract<{
  readonly Arguments: Arguments
  readonly Input: Input
  readonly Wire: Wire
  readonly Body: Body
  readonly Headers: Headers
  readonly Output: Output
}>
export function make(parts: object): object {
  return { response: undefined, toWire: (input: object) => input, ...parts }
}

/**
 * A contract for each endpoint of a table, which takes what its `toWire` makes.
 *
 * @since 0.1.0
 * @category models
 */
export type Contracts<T extends Table> = {
  // Contracts of every type: nothing but `any` stands for "whatever its parts are" on both sides of a function.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly [Name in keyof T]: Contract<any> & { readonly toWire: (input: any) => InputOf<T[Name]> }
}
