/** Puts a text into a colour, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string

const codes = { bold: [1, 22], dim: [2, 22], green: [32, 39], yellow: [33, 39], red: [31, 39], cyan: [36, 39] } as const

type Colour = keyof typeof codes

/** Colours on a terminal only; `NO_COLOR` turns them off. */
export const paintFor = (isTerminal: boolean, noColor: string | undefined): Paint =>
  isTerminal && (noColor ?? "") === ""
    ? (colour, text) => `\u001b[${codes[colour][0]}m${text}\u001b[${codes[colour][1]}m`
    : (_, text) => text
