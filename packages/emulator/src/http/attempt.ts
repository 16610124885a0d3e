import type { PasswordWork } from "../standards/crypto/passwordHash.js"
import type { Verdict } from "../standards/crypto/passwordHash.js"

/**
 * One run of a handler over a request. Mostly the first run makes the response. A password with a costly hash is
 * different: the first run is undone, the password is checked while other requests are served, and the next run knows
 * the result.
 */
export interface Attempt {
  /** What earlier attempts asked for, by hash and password. */
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** The check that this attempt can't do without. */
  wanted: { readonly key: string; readonly work: PasswordWork } | undefined
  /** Whether another client creates the same account at the same time: a new account then turns out to exist. */
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
