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

/** Places that are followed at once, and where the letters lead that were read from there before. */
interface Front {
  readonly places: ReadonlyArray<number>
  /** By the letter's number: those of ASCII, and all others. */
  readonly ascii: Array<Front | undefined>
  readonly others: Map<number, Front>
}

// Most patterns have a dozen fronts, and most texts a hundred letters. What comes late is not remembered.
const mostFronts = 1_000
const mostOthers = 10_000

/** Makes a test of whole texts. A letter that was read before in the same places of the pattern costs one look. */
export const makeWildcard = (steps: ReadonlyArray<Step>): ((text: string) => boolean) => {
  const end = 0
  const places: Array<Place> = [{ reads: never, next: end, skips: [] }]
  const begin = append(places, steps, end)
  const reachable = places.map((_, at) => reached(places, at))
  const fronts = new Map<string, Front>()
  let others = 0

  const frontOf = (places: ReadonlyArray<number>): Front => {
    const name = places.join()
    const front = fronts.get(name) ?? { places, ascii: [], others: new Map<number, Front>() }
    if (fronts.size < mostFronts) fronts.set(name, front)
    return front
  }

  const follow = (from: Front, code: number): Front => {
    const letter = String.fromCodePoint(code)
    const following = new Set<number>()
    for (const at of from.places) {
      const place = places[at]
      if (place?.reads(letter) !== true) continue
      for (const to of reachable[place.next] ?? []) following.add(to)
    }
    const front = frontOf([...following])
    if (code < 0x80) from.ascii[code] = front
    else if (others++ < mostOthers) from.others.set(code, front)
    return front
  }

  return (text) => {
    let front = frontOf(reachable[begin] ?? [])
    for (let at = 0; at < text.length; at++) {
      const code = text.codePointAt(at) ?? 0
      if (code > 0xff_ff) at++
      front = (code < 0x80 ? front.ascii[code] : front.others.get(code)) ?? follow(front, code)
      if (front.places.length === 0) return false
    }
    return front.places.includes(end)
  }
}

/** One letter and no other. */
export const letter = (expected: string): Step => ({ one: (given) => given === expected })

export const letters = (text: string): ReadonlyArray<Step> => [...text].map(letter)

export const isAny = (): boolean => true
