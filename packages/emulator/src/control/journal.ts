import type { Entry, Fault } from "../Control.js"
import type { Request } from "../Exchange.js"
import { formatInstant, toMicroseconds } from "../rules/instant.js"

/** A request as it is kept: written out only when somebody reads it. */
export interface Line {
  readonly request: Request
  readonly at: bigint
  readonly fault: Fault["kind"] | null
  status: number | null
}

const most = 1000

/** The requests of late. */
export const makeJournal = () => {
  let lines: Array<Line> = []
  return {
    add: (line: Line): Line => {
      lines.push(line)
      // Now and then, so that a long run does not move a thousand lines for each request.
      if (lines.length >= 2 * most) lines = lines.slice(-most)
      return line
    },
    entries: (): ReadonlyArray<Entry> =>
      lines.slice(-most).map(({ at, fault, request, status }) => ({
        at: formatInstant(toMicroseconds(at)),
        method: request.method,
        target: request.target,
        headers: request.headers,
        body: new TextDecoder().decode(request.body),
        fault,
        status
      })),
    clear: () => {
      lines = []
    }
  }
}

export type JournalStore = ReturnType<typeof makeJournal>
