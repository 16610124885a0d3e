/** Schemas of a caller whose messages quote the value. */
import type { Schema } from "effect"

export const quoting = <A>(schema: Schema.Schema<A>, say: (value: string) => string): Schema.Schema<A> =>
  schema.annotations({ message: ({ actual }) => say(String(actual)) })
