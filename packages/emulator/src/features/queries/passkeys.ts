import type { Passkey } from "../../database/rows.js"
import type { Call } from "../../http/call.js"

/** The passkeys of a user, oldest first. */
export const passkeysOf = ({ db }: Call, userId: string): ReadonlyArray<Passkey> =>
  db.passkeys.table
    .resolve(db.passkeys.byUser.idsOf(userId))
    .sort((left, right) => Number(left.created_at - right.created_at))

export const deletePasskeysOf = ({ db }: Call, userId: string): void => {
  db.passkeys.table.deleteListed(db.passkeys.byUser, userId)
  db.passkeyChallenges.table.deleteListed(db.passkeyChallenges.byUser, userId)
}
