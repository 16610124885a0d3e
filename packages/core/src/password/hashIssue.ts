/** Why a hash is not sent, in words that hold nothing of it. */
import type { Err } from "../result.js"
import { err } from "../result.js"

export interface HashIssue {
  /** What the text is, or is meant to be: `bcrypt`, `phpass (WordPress before 6.8)`. */
  readonly form: string
  /** Completes "this is {form}, which …". */
  readonly reason: string
  /** What to do instead, as a sentence without a full stop. */
  readonly remedy: string
  /**
   * Whether some passwords match all the same: the server does not look at the edition of bcrypt, nor at what follows its
   * 60 characters.
   */
  readonly mayMatch?: boolean
}

export const resetInstead = "Create the user without a password, and let them set one by a recovery link"

export const lookBefore = "Look for what cut or changed it on its way here"

export const refuse = (form: string, reason: string, remedy: string = resetInstead): Err<HashIssue> =>
  err({ form, reason, remedy })

/** Refuses what would be taken, and matches a part of the passwords. */
export const refuseDoubtful = (form: string, reason: string, remedy: string = resetInstead): Err<HashIssue> =>
  err({ form, reason, remedy, mayMatch: true })

/** The issue in a line. Completes "attributes.password_hash …". */
export const sentence = ({ form, reason, remedy }: HashIssue): string => `is ${form}, which ${reason}. ${remedy}`
