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
  /** What can't be sent now can't be sent later. */
  readonly isHopeless: boolean
  /** What was thrown while the body of a good answer came: auth-js reads some bodies where it catches nothing. */
  readonly thrown?: { readonly error: unknown }
}

export const isLost = (cause: unknown): cause is Lost => Predicate.isTagged(cause, "Lost")

const refusals =
  /ERR_(?:\w+_)?(?:INVALID|NOT_SUPPORTED|UNESCAPED)|invalid (?:header|url|value)|(?:parse|invalid) URL|is an invalid|ByteString|DOMString|includes credentials/i

/** Whether a runtime refused to send it: each has words of its own for a header or an address that can't be. */
const isRefusal = (cause: unknown): boolean => {
  const said = [cause, Predicate.hasProperty(cause, "cause") ? cause.cause : undefined]
  return (
    cause instanceof TypeError &&
    said.some((error) => error instanceof Error && refusals.test(`${Reflect.get(error, "code")} ${error.message}`))
  )
}

interface Known {
  readonly isHopeless?: boolean
  readonly ofBody?: boolean
}

/** Whatever was thrown may throw when it is looked at. */
const attempt = <A>(read: () => A, otherwise: A): A => Either.getOrElse(Either.try(read), () => otherwise)

const unknown: WireFailure = { reason: "unknown", sent: "unknown" }

export const lost = (
  error: unknown,
  request: WireRequest,
  { isHopeless = false, ofBody = false }: Known = {}
): Exit.Exit<never, WireFailure> => {
  const cause: Lost = {
    _tag: "Lost",
    words: Secrets.hide(Words.of(error), request),
    isHopeless: isHopeless || attempt(() => isRefusal(error), false),
    ...(ofBody ? { thrown: { error } } : {})
  }
  return Exit.fail({ ...attempt(() => SystemCode.find(error), unknown), cause })
}
