import { writeRow } from "../../database/column.js"
import type { Database } from "../../database/database.js"
import type { AuditEntry, Factor } from "../../database/rows.js"
import { passkeyColumns, sessionColumns } from "../../database/rows.js"
import { totpCode, totpPeriod } from "../../features/mfa/totp.js"
import { factorsOf } from "../../features/queries/factors.js"
import { factorBody, userBody } from "../../features/users/userBody.js"
import type { Body } from "../../standards/json/json.js"
import { JsonText } from "../../standards/json/json.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { second, unixSeconds } from "../../standards/time/timestamp.js"
import type { Controls } from "../controls.js"
import { shownMessage } from "./changes.js"

/** How many rows of the audit log and how many messages are shown, the newest ones. */
const most = 50

/** A factor with the code that an authenticator shows now, and when it shows the next one. */
const factor = (row: Factor, now: Timestamp): Body => {
  if (row.factor_type !== "totp") return factorBody(row)
  const periods = Math.floor(unixSeconds(now) / totpPeriod) + 1
  return {
    ...factorBody(row),
    secret: row.secret,
    code: totpCode(row.secret, now),
    code_until: BigInt(periods * totpPeriod) * second
  }
}

/** The newest of the rows that are wanted. */
const newest = <A>(ids: ReadonlyArray<string>, get: (id: string) => A | undefined, wanted: (row: A) => boolean) => {
  const found: Array<A> = []
  for (let i = ids.length - 1; i >= 0 && found.length < most; i--) {
    const row = get(ids[i] ?? "")
    if (row !== undefined && wanted(row)) found.push(row)
  }
  return found
}

const auditOf = ({ audit }: Database, id: string): ReadonlyArray<AuditEntry> =>
  newest(
    audit.inOrder.idsOf(""),
    (each) => audit.table.get(each),
    ({ payload }) => payload.includes(id)
  )

/** A user with all that belongs to it; undefined when there is none. */
export const userDetail = (controls: Controls, id: string, now: Timestamp): Body => {
  const { db } = controls
  const user = db.users.table.get(id)
  if (user === undefined) return undefined
  const factors = factorsOf(controls, id)
  const identities = db.identities.table.resolve(db.identities.byUser.idsOf(id))
  const messages = newest(
    db.outbox.inOrder.idsOf(""),
    (each) => db.outbox.table.get(each),
    ({ user_id }) => user_id === id
  )
  return {
    user: userBody({ user, identities, factors }),
    is_sso_user: user.is_sso_user,
    has_password: user.encrypted_password !== null && user.encrypted_password !== "",
    factors: factors.map((row) => factor(row, now)),
    sessions: db.sessions.table.resolve(db.sessions.byUser.idsOf(id)).map((row) => {
      const { refresh_token_hmac_key: _, ...shown } = writeRow(sessionColumns, row)
      return shown
    }),
    passkeys: db.passkeys.table.resolve(db.passkeys.byUser.idsOf(id)).map((row) => writeRow(passkeyColumns, row)),
    audit: auditOf(db, id).map(({ created_at, ip_address, payload }) => ({
      created_at,
      ip_address,
      payload: new JsonText(payload)
    })),
    messages: messages.map((row) => ({ ...shownMessage(controls, row, now) }))
  }
}
