/**
 * All substrings of a sequence of symbols, as a suffix automaton (Blumer and others, 1985). It is built in time linear in
 * the length of the sequence, and looking up a text costs no more than the part of it that occurs.
 *
 * A state stands for the substrings that end in the same places. States are numbered from 1; 0 means no state.
 */
export interface Substrings {
  /** Appends a symbol, and returns the state of the whole sequence. */
  readonly add: (symbol: number) => number
  /** The state behind a symbol, or 0. */
  readonly next: (state: number, symbol: number) => number
  /** The length of the longest substring of each state. */
  readonly length: Int32Array
  /** For each state, the state of its longest suffix that also ends elsewhere. */
  readonly link: Int32Array
  /** The number of states. */
  readonly size: () => number
}

/** The state of the empty text. */
export const root = 1

/** `most` is the number of symbols that can be appended. */
export const make = (most: number): Substrings => {
  const length = new Int32Array(2 * most + 2)
  const link = new Int32Array(2 * most + 2)
  let states = root
  let last = root

  // The edges, in lists by state, and in lists by hash of state and symbol.
  const mostEdges = 3 * most + 2
  const from = new Int32Array(mostEdges)
  const symbolOf = new Int32Array(mostEdges)
  const to = new Int32Array(mostEdges)
  const sibling = new Int32Array(mostEdges)
  const firstOf = new Int32Array(2 * most + 2)
  const sameHash = new Int32Array(mostEdges)
  const bits = 32 - Math.clz32(mostEdges)
  const buckets = new Int32Array(2 ** bits)
  let edges = 0

  const bucket = (state: number, symbol: number): number =>
    (Math.imul(state, 0x9e_37_79_b1) ^ Math.imul(symbol, 0x85_eb_ca_6b)) >>> (32 - bits)

  const edge = (state: number, symbol: number): number => {
    let found = buckets[bucket(state, symbol)] ?? 0
    while (found !== 0 && (from[found] !== state || symbolOf[found] !== symbol)) found = sameHash[found] ?? 0
    return found
  }

  const connect = (state: number, symbol: number, target: number) => {
    edges++
    const at = bucket(state, symbol)
    from[edges] = state
    symbolOf[edges] = symbol
    to[edges] = target
    sibling[edges] = firstOf[state] ?? 0
    firstOf[state] = edges
    sameHash[edges] = buckets[at] ?? 0
    buckets[at] = edges
  }

  const next = (state: number, symbol: number): number => to[edge(state, symbol)] ?? 0

  const lengthOf = (state: number): number => length[state] ?? 0
  const linkOf = (state: number): number => link[state] ?? 0

  /** Moves the shorter substrings of a state to a new state, since they now end elsewhere too. */
  const split = (state: number, before: number, symbol: number): number => {
    const part = ++states
    length[part] = lengthOf(before) + 1
    link[part] = linkOf(state)
    link[state] = part
    for (let one = firstOf[state] ?? 0; one !== 0; one = sibling[one] ?? 0) {
      connect(part, symbolOf[one] ?? 0, to[one] ?? 0)
    }
    for (let one = before; one !== 0 && next(one, symbol) === state; one = linkOf(one)) to[edge(one, symbol)] = part
    return part
  }

  const add = (symbol: number): number => {
    let before = last
    last = ++states
    length[last] = lengthOf(before) + 1
    for (; before !== 0 && edge(before, symbol) === 0; before = linkOf(before)) connect(before, symbol, last)
    if (before === 0) link[last] = root
    else {
      const other = next(before, symbol)
      link[last] = lengthOf(other) === lengthOf(before) + 1 ? other : split(other, before, symbol)
    }
    return last
  }

  return { add, next, length, link, size: () => states }
}
