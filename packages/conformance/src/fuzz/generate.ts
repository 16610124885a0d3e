/** One case after another, of one seed. */
import type { Step } from "../transcript/Case.js"
import { makeChance } from "./chance.js"
import type { Chance } from "./chance.js"
import { imported } from "./hashes.js"
import { elsewhere, spoil } from "./oddities.js"
import { beginning, probes, someRequest } from "./people.js"
import { toStep } from "./request.js"
import type { Request } from "./request.js"

const many = <A>(count: number, make: () => A): ReadonlyArray<A> => Array.from({ length: count }, make)

/** Whole stories, with a look at what is left of them. */
const story = (chance: Chance): ReadonlyArray<Request> => [
  ...(chance.happens(0.7) ? beginning : []),
  ...many(4 + chance.below(10), () => {
    const request = someRequest(chance)
    return chance.happens(0.15) ? spoil(chance, request) : request
  }),
  ...probes
]

const hostile = (chance: Chance): ReadonlyArray<Request> => [
  ...beginning,
  ...many(10, () => spoil(chance, someRequest(chance))),
  ...probes
]

const odd = (chance: Chance): ReadonlyArray<Request> => [...beginning, ...many(12, () => elsewhere(chance))]

const hashes = (chance: Chance): ReadonlyArray<Request> => imported(chance)

export const generate = (seed: number, number: number): ReadonlyArray<Step> => {
  const chance = makeChance(Math.imul(seed, 0x9e3779b1) + number)
  const kind = chance.below(10)
  const make = kind < 5 ? story : kind < 8 ? hostile : kind < 9 ? odd : hashes
  return make(chance).map(toStep)
}
