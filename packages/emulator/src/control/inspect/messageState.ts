import type { Settings } from "../../Settings.js"
import type { Database } from "../../database/database.js"
import type { Message } from "../../database/rows.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { second } from "../../standards/time/timestamp.js"

/** Whether the code of a message can still be used: `over` when it was used or a later one took its place. */
export type MessageState = "open" | "expired" | "over"

/** When the code of a message ends, if nobody uses it. */
export const messageEnd = ({ channel, created_at, kind }: Message, { mailer, mfa, sms }: Settings): Timestamp => {
  const seconds = kind === "mfa" ? mfa.challengeExpiry : channel === "email" ? mailer.otpExp : sms.otpExp
  return created_at + BigInt(seconds) * second
}

const isOver = (db: Database, { kind, otp, token, user_id }: Message): boolean => {
  if (token !== null)
    return !db.oneTimeTokens.table.resolve(db.oneTimeTokens.byHash.idsOf(token)).some((row) => row.user_id === user_id)
  if (kind !== "mfa") return false
  const factors = db.factors.byUser.idsOf(user_id)
  const challenges = factors.flatMap((id) => db.challenges.table.resolve(db.challenges.byFactor.idsOf(id)))
  return !challenges.some((challenge) => challenge.otp_code === otp && challenge.verified_at === null)
}

export const messageState = (db: Database, message: Message, settings: Settings, now: Timestamp): MessageState =>
  isOver(db, message) ? "over" : now > messageEnd(message, settings) ? "expired" : "open"
