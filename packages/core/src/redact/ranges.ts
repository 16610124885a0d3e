/** The parts of a text that are to be hidden. */

/** From `start` to before `end`. */
export interface Range {
  readonly start: number
  readonly end: number
  /** The number of the name of what is hidden, or `unnamed`. */
  readonly name: number
}

/** Hidden without a name: a secret, or more than one text. */
export const unnamed = 0

/** Markers of an earlier redaction. Whatever is found inside one is not hidden again. */
const marker = /<(?:hidden|token|email|id|your \w{1,32})>/g

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
  /** For each start, the end and the name of the longest range. */
  const longest = new Int32Array(text.length + 1)
  const names = new Int32Array(text.length + 1)
  let isEmpty = true
  return {
    cover: (start: number, end: number, name: number) => {
      if (markers[start] !== 0 && markers[start] === markers[end - 1]) return
      changes[start] = (changes[start] ?? 0) + 1
      changes[end] = (changes[end] ?? 0) - 1
      const before = longest[start] ?? 0
      if (end > before) {
        longest[start] = end
        names[start] = name
      } else if (end === before && names[start] !== name) names[start] = unnamed
      isEmpty = false
    },
    /** In order. Ranges that touch become one, which has a name if one of them is the whole. */
    ranges: (): ReadonlyArray<Range> => {
      if (isEmpty) return []
      const ranges: Array<Range> = []
      let depth = 0
      let start = 0
      changes.forEach((change, at) => {
        if (depth === 0 && change > 0) start = at
        depth += change
        if (depth !== 0 || change >= 0) return
        ranges.push({ start, end: at, name: longest[start] === at ? (names[start] ?? unnamed) : unnamed })
      })
      return ranges
    }
  }
}
