import type { Entry, Fault } from "../Control.js"
import type { Request } from "../Exchange.js"
import { formatTimestamp, toMicroseconds } from "../standards/time/timestamp.js"

/** What becomes of a request. */
interface Fate {
  readonly at: bigint
  readonly fault: Fault["kind"] | null
}

/** A request as it is kept: written out only when somebody reads it. */
export interface Line extends Fate {
  readonly request: Request
  readonly bodySize: number
  readonly cost: number
  status: number | null
}

const mostLines = 1000
const mostBytes = 16_777_216
const mostOfBody = 65_536

/** What a header line takes beside its text. */
const perHeader = 128

const lineOf = (request: Request, fate: Fate): Line => {
  const { body, headers, target } = request
  // A copy: the bytes may be a part of much more.
  const kept = new Uint8Array(body.subarray(0, mostOfBody))
  const text = headers.reduce((size, [name, value]) => size + name.length + value.length + perHeader, target.length)
  return { ...fate, request: { ...request, body: kept }, bodySize: body.length, cost: text + kept.length, status: null }
}

/** The text of a body; of a character that was cut in two nothing. */
const textOf = ({ bodySize, request: { body } }: Line): string =>
  new TextDecoder().decode(body, { stream: body.length < bodySize })

/** The requests of late, as many as fit. */
export const makeJournal = () => {
  let lines: Array<Line> = []
  let first = 0
  let bytes = 0
  return {
    add: (request: Request, fate: Fate): Line => {
      const line = lineOf(request, fate)
      lines.push(line)
      bytes += line.cost
      while (lines.length - first > mostLines || (bytes > mostBytes && first < lines.length - 1)) {
        bytes -= lines[first]?.cost ?? 0
        first++
      }
      // Not each time, so that a long run does not move a thousand lines for each request.
      if (first > lines.length / 2) {
        lines = lines.slice(first)
        first = 0
      }
      return line
    },
    entries: (): ReadonlyArray<Entry> =>
      lines.slice(first).map((line) => ({
        at: formatTimestamp(toMicroseconds(line.at)),
        method: line.request.method,
        target: line.request.target,
        headers: line.request.headers,
        body: textOf(line),
        bodySize: line.bodySize,
        fault: line.fault,
        status: line.status
      })),
    clear: () => {
      lines = []
      first = 0
      bytes = 0
    }
  }
}

export type JournalStore = ReturnType<typeof makeJournal>
