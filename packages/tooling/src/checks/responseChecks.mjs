// Puts the guard and the shape of each response together: what the tables of the protocol name.

/** The source of `check/responses.ts`. Plain objects, so that bundlers leave out those that nobody names. */
export const responseChecks = ({ names }, banner) => {
  const line = (name) => `export const ${name}: ResponseCheck = { guard: Guards.${name}, shape: Shapes.${name} }`
  return `${banner}/** The checks of responses: a guard that is fast, and the words for what does not fit. */
import * as Guards from "./guards.js"
import type { ResponseCheck } from "./responseCheck.js"
import * as Shapes from "./shapes.js"

${[...names.values()].map(line).join("\n")}
`
}
