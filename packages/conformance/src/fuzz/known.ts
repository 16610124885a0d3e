/** Differences that are known, each with its reason. There should be few. */
import type { Parting } from "./compare.js"

interface Known {
  readonly name: string
  readonly reason: string
  readonly explains: (parting: Parting) => boolean
}

const tooSoon = /For security purposes, you can only request this after \d+ seconds/

const known: ReadonlyArray<Known> = [
  {
    name: "a pause ends in between",
    reason: "both servers wait a second between two messages, and neither gets a request in the same millisecond",
    explains: ({ emulated, live }) =>
      live !== undefined &&
      emulated !== undefined &&
      [live, emulated].some(({ status, text }) => status === 429 && tooSoon.test(text))
  }
]

export const nameOf = (parting: Parting): string | undefined => known.find(({ explains }) => explains(parting))?.name
