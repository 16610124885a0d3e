/** Schemas of a caller whose messages quote the value. Effect 4 has no messages that are made of it: these are fixed. */
import type { Schema } from "effect"

export const quoting = <A>(schema: Schema.Codec<A>, say: (value: string) => string): Schema.Codec<A> =>
  schema.annotate({ message: say("planted-secret planted") })
