/** Types that are written otherwise in Effect 4, by their names with type arguments. */
export const types = {
  "effect/Chunk#Chunk": (node, at) => `ReadonlyArray${at.typeArguments(node)}`,
  "effect/Schema#Schema": (node, at) => `${at.name("effect/Schema#Codec")}${at.typeArguments(node)}`,
  "effect/Schema#Schema.AnyNoContext": (_, at) => `${at.name("effect/Schema#Codec")}<any, any>`,
  "effect/Schema#Schema.Encoded": (node, at) => `${at.name("effect/Schema#Codec")}.Encoded${at.typeArguments(node)}`
}
