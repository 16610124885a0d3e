/**
 * Calls that are written otherwise in Effect 4, by what they call. A rule that returns nothing does not cover the call, and
 * generation stops at it.
 */
import { schema } from "./schema.mjs"

const argument = (node, at) => at.args(node)[0]

/** The options of a call without `batching: true`: Effect 4 always does. */
const alwaysBatched = (node, at) => {
  const options = node.arguments.at(-1)
  if (options?.type !== "ObjectExpression") return undefined
  const kept = options.properties.filter(({ key }) => key?.name !== "batching")
  if (kept.length === options.properties.length) return undefined
  const members = kept.map((member) => at.print(member)).join(", ")
  return `${at.print(node.callee)}(${[...at.args(node).slice(0, -1), `{ ${members} }`].join(", ")})`
}

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
  "effect/Effect#all": alwaysBatched,
  "effect/Effect#forEach": alwaysBatched,
  "effect/Schedule#intersect": (node, at) => `${at.name("effect/Schedule#max")}([${at.args(node).join(", ")}])`,
  "effect/Effect#yieldNow": (_, at) => at.name("effect/Effect#yieldNow")
}
