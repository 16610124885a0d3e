/** Differences that are known, each with its reason. There should be few. */
import type { Parting } from "./compare.js"

export interface Known {
  readonly name: string
  readonly reason: string
  readonly explains: (parting: Parting) => boolean
}

export const known: ReadonlyArray<Known> = []

export const nameOf = (parting: Parting): string | undefined => known.find(({ explains }) => explains(parting))?.name
