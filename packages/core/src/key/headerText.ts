/** The names and values that HTTP headers may have (RFC 9110). Any other character could end one header and begin another. */

export const isName = (text: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(text)

export const isValue = (text: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(text)

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d

/** A value without surrounding white space, as `fetch` sends it: a key that was read from a file ends in a line break. */
export const trim = (value: string): string => {
  let start = 0
  let end = value.length
  while (start < end && isSpace(value.charCodeAt(start))) start++
  while (start < end && isSpace(value.charCodeAt(end - 1))) end--
  return start === 0 && end === value.length ? value : value.slice(start, end)
}
