import type { Entry, Fault } from "../Control.js"
import type { Request, Response } from "../Exchange.js"
import { flat } from "../standards/text/flat.js"
import { formatTimestamp, toMicroseconds } from "../standards/time/timestamp.js"

/** What becomes of a request. */
interface Fate {
  readonly at: bigint
  readonly fault: Fault["kind"] | null
  /** By the `Clock`, in milliseconds. */
  readonly begun: number
}

/** A response as it is kept. */
interface Kept extends Pick<Response, "headers" | "body"> {
  /** In characters. */
  readonly bodySize: number
}

/** A request as it is kept: written out only when somebody reads it. */
export interface Line extends Fate {
  /** Grows by one with each request, and begins with 1. */
  readonly seq: number
  readonly request: Request
  readonly bodySize: number
  cost: number
  status: number | null
  /** How long it took; null while there is no response. */
  milliseconds: number | null
  response: Kept | null
}

/** What a list of requests shows of one. */
export type Headline = Pick<Entry, "at" | "method" | "target" | "fault" | "status"> & Pick<Line, "seq" | "milliseconds">

/** An entry with its response. */
export interface WholeEntry extends Entry, Pick<Line, "seq" | "milliseconds" | "response"> {}

const mostLines = 1000
const mostBytes = 16_777_216
const mostOfBody = 65_536
/** Of a response, in characters. */
const mostOfResponse = 16_384

/** What a header line takes beside its text. */
const perHeader = 128

const headerCost = (headers: Request["headers"]): number =>
  headers.reduce((size, [name, value]) => size + name.length + value.length + perHeader, 0)

const lineOf = (seq: number, request: Request, fate: Fate): Line => {
  const { body, headers, target } = request
  // A copy: the bytes may be a part of much more.
  const kept = new Uint8Array(body.subarray(0, mostOfBody))
  return {
    ...fate,
    seq,
    request: { ...request, body: kept },
    bodySize: body.length,
    cost: target.length + headerCost(headers) + kept.length,
    status: null,
    milliseconds: null,
    response: null
  }
}

/** The text of a body; of a character that was cut in two nothing. */
const textOf = ({ bodySize, request: { body } }: Line): string =>
  new TextDecoder().decode(body, { stream: body.length < bodySize })

const keptOf = ({ body, headers }: Response): Kept => ({
  headers,
  body: body.length > mostOfResponse ? flat(body.slice(0, mostOfResponse)) : body,
  bodySize: body.length
})

const entryOf = (line: Line): Entry => ({
  at: formatTimestamp(toMicroseconds(line.at)),
  method: line.request.method,
  target: line.request.target,
  headers: line.request.headers,
  body: textOf(line),
  bodySize: line.bodySize,
  fault: line.fault,
  status: line.status
})

/** The requests of late, as many as fit. */
export const makeJournal = () => {
  let lines: Array<Line> = []
  let first = 0
  let bytes = 0
  let seq = 0
  const shrink = (): void => {
    while (lines.length - first > mostLines || (bytes > mostBytes && first < lines.length - 1)) {
      bytes -= lines[first]?.cost ?? 0
      first++
    }
    // Not each time, so that a long run does not move a thousand lines for each request.
    if (first > lines.length / 2) {
      lines = lines.slice(first)
      first = 0
    }
  }
  /** The number of the oldest request that is kept, or of the next one. */
  const oldest = (): number => lines[first]?.seq ?? seq + 1
  return {
    add: (request: Request, fate: Fate): Line => {
      seq++
      const line = lineOf(seq, request, fate)
      lines.push(line)
      bytes += line.cost
      shrink()
      return line
    },
    /** Notes what became of a request. */
    finish: (line: Line, response: Response, now: number): void => {
      line.status = response.status
      line.milliseconds = now - line.begun
      line.response = keptOf(response)
      // It may be forgotten by now.
      if (line.seq < oldest()) return
      const cost = headerCost(response.headers) + line.response.body.length
      line.cost += cost
      bytes += cost
      shrink()
    },
    oldest,
    /** The number of the newest request; 0 before there was one. */
    newest: (): number => seq,
    entries: (): ReadonlyArray<Entry> => lines.slice(first).map(entryOf),
    /** Those with a greater number. */
    since: (known: number): ReadonlyArray<Headline> =>
      lines.slice(Math.max(first, first + known + 1 - oldest())).map((line) => ({
        seq: line.seq,
        at: formatTimestamp(toMicroseconds(line.at)),
        method: line.request.method,
        target: line.request.target,
        fault: line.fault,
        status: line.status,
        milliseconds: line.milliseconds
      })),
    entry: (wanted: number): WholeEntry | undefined => {
      const line = lines[first + wanted - oldest()]
      return line?.seq === wanted
        ? { ...entryOf(line), seq: line.seq, milliseconds: line.milliseconds, response: line.response }
        : undefined
    },
    clear: () => {
      lines = []
      first = 0
      bytes = 0
    }
  }
}

export type JournalStore = ReturnType<typeof makeJournal>
