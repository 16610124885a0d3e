/**
 * A pattern as steps: one letter of a kind, any number of them, or one of several ways on. Nothing is tried and taken
 * back: all places of the pattern that fit what was read are followed at once, so that the time is at most that of the
 * text times that of the pattern.
 */
export type Step =
  | { readonly one: (letter: string) => boolean }
  | { readonly many: (letter: string) => boolean }
  | { readonly either: ReadonlyArray<ReadonlyArray<Step>> }

/** A place in a pattern: what is read there, and the place to which that leads. */
interface Place {
  readonly reads: (letter: string) => boolean
  readonly next: number
  /** The places that are reached from here without a letter. */
  readonly skips: ReadonlyArray<number>
}

const never = (): boolean => false

/** Appends the steps in front of a place, from the last to the first; the result is where they begin. */
const append = (places: Array<Place>, steps: ReadonlyArray<Step>, end: number): number => {
  let after = end
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i]
    const following = steps[i + 1]
    const here = places.length
    if (step === undefined) continue
    if ("one" in step) places.push({ reads: step.one, next: after, skips: [] })
    else if ("many" in step) {
      if (following !== undefined && "many" in following && following.many === step.many) continue
      places.push({ reads: step.many, next: here, skips: [after] })
    } else {
      const target = after
      const skips = step.either.map((way) => append(places, way, target))
      places.push({ reads: never, next: 0, skips })
    }
    after = places.length - 1
  }
  return after
}

/** The place itself, and all that are reached from it without a letter. */
const reached = (places: ReadonlyArray<Place>, from: number): ReadonlyArray<number> => {
  const all = new Set([from])
  for (const at of all) for (const skip of places[at]?.skips ?? []) all.add(skip)
  return [...all]
}

/** Makes a test of whole texts. */
export const makeWildcard = (steps: ReadonlyArray<Step>): ((text: string) => boolean) => {
  const end = 0
  const places: Array<Place> = [{ reads: never, next: end, skips: [] }]
  const begin = append(places, steps, end)
  const reachable = places.map((_, at) => reached(places, at))
  return (text) => {
    const met = new Int32Array(places.length)
    let round = 0
    let current: ReadonlyArray<number> = reachable[begin] ?? []
    for (const letter of text) {
      round++
      const following: Array<number> = []
      for (const at of current) {
        const place = places[at]
        if (place === undefined || !place.reads(letter)) continue
        for (const to of reachable[place.next] ?? []) {
          if (met[to] === round) continue
          met[to] = round
          following.push(to)
        }
      }
      if (following.length === 0) return false
      current = following
    }
    return current.includes(end)
  }
}

/** One letter and no other. */
export const letter = (expected: string): Step => ({ one: (given) => given === expected })

export const letters = (text: string): ReadonlyArray<Step> => [...text].map(letter)

export const isAny = (): boolean => true
