/** Texts of which some are known: those show in completion, others (of a newer server) pass too. */
import * as Schema from "effect/Schema"

export const openEnum = <const Known extends readonly [string, ...ReadonlyArray<string>]>(
  ...known: Known
): Schema.Schema<Known[number] | (string & {}), string> =>
  Schema.String.annotations({ description: "a string", examples: known })
