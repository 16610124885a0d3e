/** A request that came to nothing, with what was thrown in words: that is what auth-js shows of it. */
import { hasProperty } from "@gotrue-effect/core/predicate"
import type { Result } from "@gotrue-effect/core/result"
import { attempt, err, getOrElse } from "@gotrue-effect/core/result"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import type { TransportFailure } from "@gotrue-effect/core/transport/response"
import * as SystemCode from "@gotrue-effect/core/transport/systemCode"
import * as Secrets from "./secrets.js"
import * as Words from "./words.js"

/** Plain data, since it passes from one bundle to the other. */
export interface Lost {
  readonly _tag: "Lost"
  readonly words: string
  /** What was thrown while the body of a good answer came: auth-js reads some bodies where it catches nothing. */
  readonly thrown?: { readonly error: unknown }
}

export const isLost = (cause: unknown): cause is Lost => hasProperty(cause, "_tag") && cause._tag === "Lost"

/** In words of their own, where runtimes have no code for what can't be sent. */
const refusals =
  /invalid (?:header|url|value)|(?:parse|invalid) URL|is an invalid|ByteString|DOMString|includes credentials/i

const isRefused = (error: unknown): boolean => error instanceof TypeError && refusals.test(error.message)

interface Known {
  /** What can't be sent now can't be sent later. */
  readonly isRefused?: boolean
  /** What came is no response: another would be none either. */
  readonly isUnusable?: boolean
  readonly ofBody?: boolean
}

/** What was thrown may throw when it is looked at. */
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
