/**
 * A text in one piece. Texts that are put together stay trees of their pieces, and texts that are cut out hold on to
 * what they were cut from; rows are kept for long and must do neither.
 */
export const flat = (text: string): string => (text.length < 13 ? text : String(JSON.parse(JSON.stringify(text))))

const shared = new Map<string, string>()

/** The same, for texts that many rows have in common. */
export const intern = (text: string): string => {
  const known = shared.get(text)
  if (known !== undefined) return known
  const made = flat(text)
  if (shared.size < 1000 && text.length < 200) shared.set(made, made)
  return made
}
