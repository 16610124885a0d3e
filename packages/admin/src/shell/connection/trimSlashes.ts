/** Removes trailing slashes. A regular expression would start over at each slash, which takes quadratic time. */
export const trimSlashes = (text: string): string => {
  let end = text.length
  while (end > 0 && text[end - 1] === "/") end--
  return text.slice(0, end)
}
