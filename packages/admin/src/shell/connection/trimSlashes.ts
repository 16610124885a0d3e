/** Without the slashes at its end. A pattern would begin anew at each slash, and take the square of their number. */
export const trimSlashes = (text: string): string => {
  let end = text.length
  while (end > 0 && text[end - 1] === "/") end--
  return text.slice(0, end)
}
