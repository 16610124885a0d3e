import type { Clock } from "effect/Clock"
import { messageOf } from "../../database/message.js"
import type { Message } from "../../database/rows.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { formatTimestamp, toMicroseconds } from "../../standards/time/timestamp.js"
import type { Controls } from "../controls.js"
import { messageEnd, messageState } from "./messageState.js"

/** How many messages are shown, the newest ones. */
const mostMessages = 200

/** What somebody who asks already knows: the number of a request, and of a state. */
interface Known {
  readonly since: number
  readonly state: number | undefined
}

/** A message with what has become of its code. */
export const shownMessage = ({ db, settings }: Pick<Controls, "db" | "settings">, row: Message, now: Timestamp) => ({
  ...messageOf(row),
  state: messageState(db, row, settings, now),
  expires_at: formatTimestamp(toMicroseconds(messageEnd(row, settings)))
})

const timestamp = (nanos: bigint): string => formatTimestamp(toMicroseconds(nanos))

/** What has happened since somebody asked for the last time. */
export const changes = (controls: Controls, known: Known, clock: Clock) => {
  const { db, faults, journal, time } = controls
  const now = time.now(clock)
  const ids = db.outbox.inOrder.idsOf("")
  const { changes: state } = db.undoLog
  return {
    now: timestamp(now),
    real: timestamp(clock.unsafeCurrentTimeNanos()),
    frozen: time.isFrozen(),
    /** The same number stands for the same state. */
    state,
    counts: {
      users: db.users.table.size,
      identities: db.identities.table.size,
      sessions: db.sessions.table.size,
      refresh_tokens: db.refreshTokens.table.size,
      one_time_tokens: db.oneTimeTokens.table.size,
      mfa_factors: db.factors.table.size,
      webauthn_credentials: db.passkeys.table.size,
      audit_log_entries: db.audit.table.size,
      outbox: ids.length
    },
    journal: { oldest: journal.oldest(), newest: journal.newest(), entries: journal.since(known.since) },
    outbox:
      state === known.state
        ? null
        : db.outbox.table.resolve(ids.slice(-mostMessages)).map((row) => shownMessage(controls, row, now)),
    faults: faults.numbered()
  }
}
