/** Choices that a seed makes: the same seed and example make the same choices. */
import * as Utils from "effect/Utils"

export class Dice {
  private readonly random: Utils.PCGRandom

  constructor(seed: number, example: number) {
    this.random = new Utils.PCGRandom(seed, example)
    // Neighbours begin alike.
    this.random.number()
  }

  /** A whole number from 0, less than this one. */
  below(limit: number): number {
    return this.random.integer(limit)
  }

  /** Whether it is one time in so many. */
  oneIn(many: number): boolean {
    return this.below(many) === 0
  }

  pick<A>(...list: readonly [A, ...ReadonlyArray<A>]): A {
    return list[this.below(list.length)] ?? list[0]
  }

  /** One of a list that may be empty. */
  from<A>(list: ReadonlyArray<A>): A | undefined {
    return list[this.below(Math.max(list.length, 1))]
  }

  seed(): number {
    return this.below(2 ** 31)
  }

  /** A text of so many characters, each one of these. */
  text(length: number, characters: string): string {
    const units = Array.from(characters)
    return Array.from({ length }, () => units[this.below(units.length)] ?? "").join("")
  }
}
