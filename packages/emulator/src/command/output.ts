/** What the command prints, in each of its three forms. */
import type { Handled, Observer } from "../control/observer.js"
import type { Message } from "../database/message.js"
import type { Flags } from "./flags.js"
import type { Start } from "./greeting.js"
import { greeting } from "./greeting.js"
import { messageLine } from "./messageLine.js"
import { paintFor } from "./paint.js"
import { reasonOf, requestLine } from "./requestLine.js"

export interface Output extends Required<Observer> {
  readonly start: (start: Start) => void
  readonly warning: (message: string) => void
}

interface Streams {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  readonly isTerminal: boolean
  readonly noColor: string | undefined
}

const jsonOf = (handled: Handled) => {
  const { fault, method, milliseconds, status, target } = handled
  return { type: "request", method, target, status, milliseconds, reason: reasonOf(handled) ?? null, fault }
}

export const makeOutput = (form: Flags["output"], streams: Streams): Output => {
  const paint = paintFor(streams.isTerminal, streams.noColor)
  const line = (text: string) => streams.out(`${text}\n`)
  const json = (value: object) => line(JSON.stringify(value))
  switch (form) {
    case "json":
      return {
        start: (start) => json({ type: "start", ...start }),
        warning: (message) => json({ type: "warning", message }),
        request: (handled) => json(jsonOf(handled)),
        message: (message: Message) => json({ type: "message", ...message })
      }
    case "quiet":
      return {
        start: ({ server, version }) => line(`gotrue emulator (${version}) listening on ${server}`),
        warning: (message) => streams.error(`${message}\n`),
        request: () => undefined,
        message: () => undefined
      }
    case "lines":
      return {
        start: (start) => streams.out(greeting(start, paint)),
        warning: (message) => streams.error(`${paint("yellow", "warning:")} ${message}\n`),
        request: (handled) => line(requestLine(handled, paint)),
        message: (message) => line(messageLine(message, paint))
      }
  }
}
