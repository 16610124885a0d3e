/** A request that came to nothing, with what was thrown in words: that is what auth-js shows of it. */
import * as SystemCode from "@gotrue-effect/admin/internal/systemCode"
import type { WireFailure, WireRequest } from "@gotrue-effect/admin/internal/wire"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Predicate from "effect/Predicate"
import * as Secrets from "./secrets.js"
import * as Words from "./words.js"

/** Plain data, since it passes from one bundle to the other. */
export interface Lost {
  readonly _tag: "Lost"
  readonly words: string
  /** What was thrown while the body of a good answer came: auth-js reads some bodies where it catches nothing. */
  readonly thrown?: { readonly error: unknown }
}

export const isLost = (cause: unknown): cause is Lost => Predicate.isTagged(cause, "Lost")

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
const attempt = <A>(read: () => A, otherwise: A): A => Either.getOrElse(Either.try(read), () => otherwise)

const unknown: WireFailure = { reason: "unknown", sent: "unknown" }
const refused: WireFailure = { reason: "ERR_INVALID_REQUEST", sent: "no" }
const unusable: WireFailure = { reason: "ERR_INVALID_RESPONSE", sent: "unknown" }

export const lost = (error: unknown, request: WireRequest, known: Known = {}): Exit.Exit<never, WireFailure> => {
  const cause: Lost = {
    _tag: "Lost",
    words: Secrets.hide(Words.of(error), request),
    ...(known.ofBody === true ? { thrown: { error } } : {})
  }
  const failure =
    known.isUnusable === true
      ? unusable
      : known.isRefused === true || attempt(() => isRefused(error), false)
        ? refused
        : attempt(() => SystemCode.find(error), unknown)
  return Exit.fail({ ...failure, cause })
}
