import type { Timestamp } from "../standards/time/timestamp.js"

/** What came up once, in its order; the same comes up again. */
class Recording<A> {
  private position = 0

  constructor(private readonly values: Array<A> = []) {}

  next(draw: () => A): A {
    const known = this.values[this.position++]
    if (known !== undefined) return known
    const value = draw()
    this.values.push(value)
    return value
  }

  /** From the beginning. */
  again(): Recording<A> {
    return new Recording(this.values)
  }
}

/**
 * What a request meets by chance, and what was counted. A request that is run once more meets the same: a hook is told of
 * an id or a code, and the next run must make the very same one.
 */
export interface Tape {
  readonly bits: Recording<number>
  readonly times: Recording<Timestamp>
  /** Whether a mail or a text was within its limit. */
  readonly counts: Recording<boolean>
}

export const makeTape = (): Tape => ({ bits: new Recording(), times: new Recording(), counts: new Recording() })

export const rewind = ({ bits, counts, times }: Tape): Tape => ({
  bits: bits.again(),
  times: times.again(),
  counts: counts.again()
})
