/** A request without a response, and what was thrown as text, which is what auth-js shows. */
import { hasProperty } from "@gotrue-effect/core/predicate"
import type { Result } from "@gotrue-effect/core/result"
import { attempt, err, getOrElse } from "@gotrue-effect/core/result"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import type { TransportFailure } from "@gotrue-effect/core/transport/response"
import * as SystemCode from "@gotrue-effect/core/transport/systemCode"
import * as Secrets from "./secrets.js"
import * as Words from "./words.js"

/** Plain data, because it passes from one bundle to the other. */
export interface Lost {
  readonly _tag: "Lost"
  readonly words: string
  /** Thrown while the body of a successful response was read: auth-js reads some bodies outside its try blocks. */
  readonly thrown?: { readonly error: unknown }
}

export const isLost = (cause: unknown): cause is Lost => hasProperty(cause, "_tag") && cause._tag === "Lost"

/** The messages of runtimes that have no code for a request that cannot be sent. */
const invalidRequest =
  /invalid (?:header|url|value)|(?:parse|invalid) URL|is an invalid|ByteString|DOMString|includes credentials/i

const isRefused = (error: unknown): boolean => error instanceof TypeError && invalidRequest.test(error.message)

interface Known {
  /** A request that cannot be sent will not be sendable later either. */
  readonly isRefused?: boolean
  /** The result is not a response, and another attempt would not return one either. */
  readonly isUnusable?: boolean
  readonly ofBody?: boolean
}

/** Reading a thrown value can throw. */
const readOr = <A>(read: () => A, otherwise: A): A => getOrElse(attempt(read), otherwise)

const unknown: TransportFailure = { reason: "unknown", sent: "unknown" }
const refused: TransportFailure = { reason: "ERR_INVALID_REQUEST", sent: "no" }
const unusable: TransportFailure = { reason: "ERR_INVALID_RESPONSE", sent: "unknown" }

export const lost = (error: unknown, request: HttpRequest, known: Known = {}): Result<never, TransportFailure> => {
  const cause: Lost = {
    _tag: "Lost",
    words: Secrets.hide(Words.of(error), request),
    ...(known.ofBody === true ? { thrown: { error } } : {})
  }
  const failure =
    known.isUnusable === true
      ? unusable
      : known.isRefused === true || readOr(() => isRefused(error), false)
        ? refused
        : readOr(() => SystemCode.find(error), unknown)
  return err({ ...failure, cause })
}
