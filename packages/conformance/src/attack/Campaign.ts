/** What a campaign is, and what it comes to. */
import type * as Effect from "effect/Effect"

/** How much of a campaign is run, and from which seed. */
interface Run {
  readonly seed: number
  /** The first example; others than 0 to see one again. */
  readonly first: number
  readonly examples: number
  /** Told before each example, so that one that blocks is known by its number. */
  readonly begin: (example: number) => void
}

/** A kind of thing that is wrong, and the first example that shows it. */
export interface Failure {
  readonly problem: string
  readonly example: number
  /** Enough to make a test of. */
  readonly reproduction: string
  readonly times: number
  /** In which calls it was seen, and how often. */
  readonly where: ReadonlyMap<string, number>
}

export interface Verdict {
  readonly tried: number
  /** How often what came out. */
  readonly counts: ReadonlyMap<string, number>
  readonly failures: ReadonlyArray<Failure>
}

export interface Campaign {
  readonly name: string
  /** How many examples are run at full scale. */
  readonly examples: number
  readonly run: (run: Run) => Effect.Effect<Verdict>
}

/** Collects a verdict: thousands of examples can show the same, so each kind is kept once. */
export class Notes {
  private tried = 0
  private readonly counts = new Map<string, number>()
  private readonly found = new Map<string, Failure>()

  count(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times)
  }

  try(): void {
    this.tried++
  }

  /** Whether such a thing was found before. */
  knows(problem: string): boolean {
    return this.found.has(problem)
  }

  find(problem: string, where: string, example: number, reproduction: () => string): void {
    const before = this.found.get(problem) ?? {
      problem,
      example,
      reproduction: reproduction(),
      times: 0,
      where: new Map<string, number>()
    }
    const places = new Map(before.where).set(where, (before.where.get(where) ?? 0) + 1)
    this.found.set(problem, { ...before, times: before.times + 1, where: places })
  }

  get verdict(): Verdict {
    return {
      tried: this.tried,
      counts: this.counts,
      failures: Array.from(this.found.values())
    }
  }
}

/** A text in a report: cut, and on one line. */
export const shown = (text: string, longest = 400): string => {
  const line = JSON.stringify(text)
  return line.length <= longest ? line : `${line.slice(0, longest)}… (${text.length} characters)`
}
