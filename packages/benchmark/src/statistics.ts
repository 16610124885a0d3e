/** What many measurements say together. */

/** The value below which this part of the values lies (0 to 1), between two of them in proportion. */
export const quantile = (values: ReadonlyArray<number>, part: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * part
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below + (above - below) * (at - Math.floor(at))
}

export const median = (values: ReadonlyArray<number>): number => quantile(values, 0.5)

/** Where the middle half of the values lies. */
export interface Range {
  readonly median: number
  readonly low: number
  readonly high: number
}

export const range = (values: ReadonlyArray<number>): Range => ({
  median: median(values),
  low: quantile(values, 0.25),
  high: quantile(values, 0.75)
})

/** Of each round its own ratio: what burdens the machine for a while burdens both of a round. */
export const ratios = (ours: ReadonlyArray<number>, peer: ReadonlyArray<number>): ReadonlyArray<number> =>
  ours.flatMap((value, round) => {
    const other = peer[round]
    return other === undefined ? [] : [value / other]
  })
