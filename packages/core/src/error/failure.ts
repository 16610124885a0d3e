/** A failure as plain data. Each shell turns it into its own kind of error: an `AdminError`, an `AuthError`. */
import type { HttpResponse, TransportFailure } from "../transport/response.js"
import type { ErrorCode } from "./codes.js"
import type { ofTag } from "./ofTag.js"

/** The original response, if the settings keep it. It can hold personal data. */
export interface Evidence {
  readonly response?: HttpResponse
  readonly failure?: TransportFailure
  /** What was thrown while the response was read. */
  readonly thrown?: { readonly error: unknown }
}

/** The members of every error with a response. */
export interface Responded {
  readonly operation: string
  readonly status: number
  readonly requestId?: string
  readonly gateway: Readonly<Record<string, string>>
}

/** The members of every error that the server, or a gateway in front of it, reported. */
export interface Explained extends Responded {
  readonly reason: string
  readonly hint?: string
}

interface Coded<Code> extends Explained {
  readonly code: Code
}

type AnyCode = ErrorCode | undefined

/** The errors that every operation can fail with. */
export type Common =
  | { readonly _tag: "InvalidInput"; readonly operation: string; readonly path: string; readonly expected: string }
  | {
      readonly _tag: "ConnectionFailed"
      readonly operation: string
      readonly reason: string
      readonly sent: "no" | "unknown"
      readonly hint?: string
    }
  | { readonly _tag: "RequestTimeout"; readonly operation: string; readonly milliseconds: number }
  | ({ readonly _tag: "InvalidResponse"; readonly path: string; readonly expected: string } & Responded)
  | ({ readonly _tag: "Unauthenticated" } & Coded<AnyCode>)
  | ({ readonly _tag: "RateLimited"; readonly retryAfter?: number } & Coded<AnyCode>)
  | ({ readonly _tag: "ServerError"; readonly retryAfter?: number } & Coded<AnyCode>)
  | ({ readonly _tag: "UnexpectedAnswer" } & Coded<AnyCode>)

type Owner = keyof typeof ofTag

type OfCode<Tag extends Owner> = { readonly _tag: Tag } & Coded<(typeof ofTag)[Tag][number]>

/** The errors that only some operations can fail with; an endpoint lists its own by tag. */
export type Particular =
  | { readonly [Tag in Exclude<Owner, "WeakPassword">]: OfCode<Tag> }[Exclude<Owner, "WeakPassword">]
  | (OfCode<"WeakPassword"> & { readonly reasons: ReadonlyArray<string> })

export type Failure = Evidence & (Common | Particular)

export type Tag = Failure["_tag"]

/** The failure of a tag. */
export type Of<T extends Tag> = Extract<Failure, { readonly _tag: T }>
