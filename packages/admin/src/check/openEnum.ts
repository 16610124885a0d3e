/** Strings with known values. Editors suggest those; others, from a newer server, are accepted as well. */
import * as Schema from "effect/Schema"

export const openEnum = <const Known extends readonly [string, ...ReadonlyArray<string>]>(
  ...known: Known
): Schema.Schema<Known[number] | (string & {}), string> =>
  Schema.String.annotations({ description: "a string", examples: known })
