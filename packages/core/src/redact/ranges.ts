/** The parts of a text that are to be hidden. */

/** From `start` to before `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Markers of an earlier redaction. Whatever is found inside one is not hidden again. */
const marker = /<(?:hidden|token|email|id)>/g

/** For each character the number of its marker, or 0. */
const markersIn = (text: string): Int32Array => {
  const numbers = new Int32Array(text.length)
  for (const { 0: found, index } of text.matchAll(marker)) numbers.fill(index + 1, index, index + found.length)
  return numbers
}

/** Gathers ranges of a text. They may overlap. */
export const gather = (text: string) => {
  const markers = markersIn(text)
  const changes = new Int32Array(text.length + 1)
  let isEmpty = true
  return {
    cover: (start: number, end: number) => {
      if (markers[start] !== 0 && markers[start] === markers[end - 1]) return
      changes[start] = (changes[start] ?? 0) + 1
      changes[end] = (changes[end] ?? 0) - 1
      isEmpty = false
    },
    /** In order. Ranges that touch become one. */
    ranges: (): ReadonlyArray<Range> => {
      if (isEmpty) return []
      const ranges: Array<Range> = []
      let depth = 0
      let start = 0
      changes.forEach((change, at) => {
        if (depth === 0 && change > 0) start = at
        depth += change
        if (depth === 0 && change < 0) ranges.push({ start, end: at })
      })
      return ranges
    }
  }
}
