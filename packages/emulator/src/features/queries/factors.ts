import type { Factor } from "../../database/rows.js"
import type { Call } from "../../http/call.js"

export const factorsOf = ({ db }: Pick<Call, "db">, userId: string): ReadonlyArray<Factor> =>
  db.factors.table.resolve(db.factors.byUser.idsOf(userId))

export const hasVerifiedFactor = (call: Pick<Call, "db">, userId: string): boolean =>
  factorsOf(call, userId).some(({ status }) => status === "verified")

/** Deletes a factor with its challenges. */
export const deleteFactor = ({ db }: Call, id: string): void => {
  db.challenges.table.deleteListed(db.challenges.byFactor, id)
  db.factors.table.delete(id)
}

export const deleteFactorsOf = (call: Call, userId: string): void => {
  for (const { id } of factorsOf(call, userId)) deleteFactor(call, id)
}
