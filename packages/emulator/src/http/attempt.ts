import type { Response } from "../Exchange.js"
import type { HookName } from "../settings/hooks.js"
import type { PasswordWork } from "../standards/crypto/passwordHash.js"
import type { Verdict } from "../standards/crypto/passwordHash.js"
import type { ApiError } from "./apiError.js"
import type { Result } from "./result.js"
import type { Tape } from "./tape.js"
import { rewind } from "./tape.js"

/** A hook to be called, with the body of its request. */
export interface HookEvent {
  readonly name: HookName
  readonly body: string
}

/** The body of what a hook has responded, undefined when it has none, or the error that the client gets. */
export type HookReply = Result<string | undefined>

/** What an attempt can't do without. */
type Wanted =
  | { readonly kind: "verdict"; readonly key: string; readonly work: PasswordWork }
  | { readonly kind: "reply"; readonly event: HookEvent }

/**
 * One run of a handler over a request. Mostly the first run makes the response. A password with a costly hash and a hook
 * are different: the first run is undone, the password is checked or the hook called while other requests are served, and
 * the next run knows the result.
 */
export interface Attempt {
  /** What earlier attempts asked for, by hash and password. */
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** What hooks have said to earlier attempts, by the body of the event. */
  readonly replies: ReadonlyMap<string, HookReply>
  /** Undefined where no hook can be called. */
  readonly tape: Tape | undefined
  wanted: Wanted | undefined
  /** A hook that is told of the request when all is written, and how its error is shown. */
  afterwards: { readonly event: HookEvent; readonly settle: (reply: HookReply) => Result<unknown> } | undefined
  /** The response to the request if it fails after all. */
  fail: ((error: ApiError) => Response) | undefined
  /** Whether another client creates the same account at the same time: a new account then turns out to exist. */
  readonly races: boolean
  /** Whether that has happened. */
  lost: boolean
  /** Whether the request was counted before. */
  readonly isCounted: boolean
}

export const attempt = (
  given: Partial<Pick<Attempt, "verdicts" | "replies" | "tape" | "races" | "isCounted">> = {}
): Attempt => ({
  verdicts: given.verdicts ?? new Map(),
  replies: given.replies ?? new Map(),
  tape: given.tape,
  races: given.races ?? false,
  isCounted: given.isCounted ?? false,
  wanted: undefined,
  afterwards: undefined,
  fail: undefined,
  lost: false
})

/** The next attempt at a request, which knows more. */
export const attemptAgain = (last: Attempt, learned: Partial<Pick<Attempt, "verdicts" | "replies">>): Attempt =>
  attempt({ ...last, ...learned, isCounted: true, tape: last.tape === undefined ? undefined : rewind(last.tape) })
