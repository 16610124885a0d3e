/** What a hint is, and for which failures it holds. */
import type { Known } from "../codes.js"

/** What a hint depends on. */
export interface Symptoms {
  readonly operation: string
  readonly status: number
  readonly code: string | undefined
  /** The server's own words. */
  readonly reason: string
}

/** Every member that is there must hold. */
interface Where {
  readonly statuses?: ReadonlyArray<number>
  /** `null` stands for a response without a code, which is that of a gateway or of a server of several years ago. */
  readonly code?: Known | null
  readonly operations?: ReadonlyArray<string>
  readonly except?: ReadonlyArray<string>
}

/** One line for the messages that people search for. */
export interface Hint {
  /** Codes that have only this meaning. */
  readonly codes?: ReadonlyArray<Known>
  /** Messages as the server writes them; `…` stands for what varies. */
  readonly messages?: ReadonlyArray<string>
  /** Where codes and messages have this meaning. A hint without codes and messages needs nothing else. */
  readonly where?: Where
  /** The usual cause, as a sentence. */
  readonly cause: string
  /** What to do, as a sentence. */
  readonly solution: string
  /** Who says it: a file of the server, or a gateway. */
  readonly source: string
}

/** No message that is known is longer. */
const longest = 1_000

/** Messages are compared without regard to case, white space around them, and the full stop at their end. */
export const comparable = (message: string): string => message.slice(0, longest).trim().replace(/\.$/, "").toLowerCase()

/** A message as the server writes it, in the parts between what varies. */
type Pattern = ReadonlyArray<string>

const patternOf = (message: string): Pattern => comparable(message).split("…")

/** Whether a message is meant, in time linear in its length. */
const matches = ([first = "", ...rest]: Pattern, message: string): boolean => {
  if (!message.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    // The last part stands at the end. It is empty if anything may follow.
    const found = part === rest.at(-1) ? message.length - part.length : message.indexOf(part, at)
    if (found < at || !message.startsWith(part, found)) return false
    at = found + part.length
  }
  return at === message.length
}

const isThere = ({ code, except, operations, statuses }: Where, symptoms: Symptoms): boolean =>
  (statuses?.includes(symptoms.status) ?? true) &&
  (code === undefined || (code ?? undefined) === symptoms.code) &&
  (operations?.includes(symptoms.operation) ?? true) &&
  !(except?.includes(symptoms.operation) ?? false)

/** Whether the hint holds for these symptoms. `message` is the comparable reason. What does not depend on them is prepared. */
export const holds = ({ codes, messages, where = {} }: Hint): ((symptoms: Symptoms, message: string) => boolean) => {
  const patterns = messages?.map(patternOf)
  return (symptoms, message) =>
    isThere(where, symptoms) &&
    ((codes === undefined && patterns === undefined) ||
      (codes?.some((code) => code === symptoms.code) ?? false) ||
      (patterns?.some((pattern) => matches(pattern, message)) ?? false))
}
