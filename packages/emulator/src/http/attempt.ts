import type { PasswordWork } from "../standards/crypto/passwordHash.js"
import type { Verdict } from "../standards/crypto/passwordHash.js"

/**
 * One run of a handler over a request. A request is mostly answered by the first; where a password is to be checked
 * against a costly hash, nothing of the first stays, the check is made while others are served, and the next run knows
 * its result.
 */
export interface Attempt {
  /** What earlier attempts asked for, by hash and password. */
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** The check that this attempt can't do without. */
  wanted: { readonly key: string; readonly work: PasswordWork } | undefined
  /** Whether somebody else creates the same account at the same moment: then a new one is found to be taken. */
  readonly races: boolean
  /** Whether that has happened. */
  lost: boolean
  /** Whether the request was counted before. */
  readonly isCounted: boolean
}

export const attempt = (given: Partial<Pick<Attempt, "verdicts" | "races" | "isCounted">> = {}): Attempt => ({
  verdicts: given.verdicts ?? new Map(),
  races: given.races ?? false,
  isCounted: given.isCounted ?? false,
  wanted: undefined,
  lost: false
})
