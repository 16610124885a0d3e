import type { Database } from "../database/database.js"

const mostMessages = 10_000
const mostBytes = 67_108_864

/** Forgets the oldest messages when there are more than anybody reads. Returns what does so after each request. */
export const makeOutboxLimit = ({ undoLog, outbox }: Database): (() => void) => {
  let first: string | undefined
  let counted = 0
  let bytes = 0
  const costOf = (id: string | undefined): number => {
    const row = id === undefined ? undefined : outbox.table.get(id)
    return row === undefined ? 0 : Object.values(row).reduce<number>((sum, value) => sum + String(value).length, 0)
  }
  return () => {
    const ids = outbox.inOrder.idsOf("")
    if (ids.length === counted && ids[0] === first) return
    // It has been emptied, or replaced.
    if (ids[0] !== first) counted = bytes = 0
    for (; counted < ids.length; counted++) bytes += costOf(ids[counted])
    const tooMany = (): boolean => counted > mostMessages || (bytes > mostBytes && counted > 1)
    undoLog.transaction(
      () => {
        while (tooMany()) {
          const id = outbox.inOrder.idsOf("")[0] ?? ""
          bytes -= costOf(id)
          counted--
          outbox.table.delete(id)
        }
      },
      () => true
    )
    first = outbox.inOrder.idsOf("")[0]
  }
}
