/** What the Effect API adds to an endpoint: schemas for its input and response, and their types. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import type { InputOf, Table } from "@gotrue-effect/core/protocol/endpoint"
import type { Result } from "@gotrue-effect/core/result"
import type { HttpResponse } from "@gotrue-effect/core/transport/response"
import type * as Schema from "effect/Schema"

/**
 * The types of an operation.
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

// A schema is invariant in its encoded type, which does not matter here.
// oxlint-disable-next-line typescript/no-explicit-any
type BodySchema<Body> = Schema.Schema<Body, any>

interface Responding<Body> {
  /** The body of a successful response. Without it, the response must hold no data. */
  readonly response?: BodySchema<Body>
}

/** Whether there is a schema follows from the type of the body. */
type ResponseOf<Body> = unknown extends Body
  ? BodySchema<Body> | undefined
  : [Body] extends [undefined]
    ? undefined
    : BodySchema<Body>

interface Parts<Arguments extends ReadonlyArray<unknown>, Input extends object, Body, Headers, Output> {
  /** Turns the arguments of the operation into its input. */
  readonly arguments: (...args: Arguments) => Input
  /**
   * Validated before anything is sent. Its type is that of the validation, which can be wider than the one for callers.
   */
  readonly input: Schema.Schema.AnyNoContext
  /** Reads the headers of a successful response, under their lower-case names. */
  readonly headers?: (headers: HttpResponse["headers"]) => Result<Headers, Issue>
  /** Turns the validated body into the output. */
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
  /** The body of a successful response. Without it, the response must hold no data. */
  readonly response: ResponseOf<T["Body"]>
  /** Turns the input into that of the endpoint: strings and numbers, without `Redacted`, `URL` and `Duration`. */
  readonly toWire: (input: T["Input"]) => T["Wire"]
}

/** Makes a contract. Its types follow from its parts. Without `toWire`, the endpoint takes the input as it is. */
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
 * A contract for each endpoint of a table. The endpoint accepts what `toWire` returns.
 *
 * @since 0.1.0
 * @category models
 */
export type Contracts<T extends Table> = {
  // Contracts of every type: only `any` means "whatever its parts are" on both sides of a function.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly [Name in keyof T]: Contract<any> & { readonly toWire: (input: any) => InputOf<T[Name]> }
}
