/**
 * Calls that are written otherwise in Effect 4, by what they call. A rule that returns nothing does not cover the call, and
 * generation stops at it.
 */
import { schema } from "./schema.mjs"

const argument = (node, at) => at.args(node)[0]

export const calls = {
  ...schema,
  // What was a chunk is an array.
  "effect/Chunk#empty": () => "[]",
  "effect/Chunk#fromIterable": argument,
  "effect/Chunk#map": (node, at) => {
    const [chunk, map] = at.args(node)
    return `${chunk}.map((item) => (${map})(item))`
  },
  "effect/Chunk#prependAll": (node, at) => {
    const [chunk, prefix] = at.args(node)
    return `[...${prefix}, ...${chunk}]`
  },
  "effect/Chunk#toReadonlyArray": argument,
  "effect/Schedule#intersect": (node, at) => `${at.name("effect/Schedule#max")}([${at.args(node).join(", ")}])`,
  "effect/Effect#yieldNow": (_, at) => at.name("effect/Effect#yieldNow")
}
