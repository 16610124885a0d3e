/** A construct that no rule covers: generation stops, and says where and what to do. */
export class Uncovered extends Error {
  constructor(problems) {
    super(problems.join("\n"))
    this.name = "Uncovered"
  }
}

const lineAndColumn = (text, offset) => {
  const before = text.slice(0, offset).split("\n")
  return `${before.length}:${before.at(-1).length + 1}`
}

const advice =
  "See what Effect 4 has for it. If both mean the same: a name in rules/unchanged.mjs. " +
  "If it is called otherwise: a line in rules/members.mjs. If it is written otherwise: a rule in rules/calls.mjs, " +
  "or a file in by-hand. Best is a word in the source that both editions have"

export const uncovered = (file, text, { start }, symbol) =>
  `${file}:${lineAndColumn(text, start)}  no rule covers ${symbol}. ${advice}.`
