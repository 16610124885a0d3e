/** Headers as callers give them: whatever their type says, a program without types can give anything. */

type Headers = Readonly<Record<string, string>>

export const isName = (text: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(text)
export const isValue = (text: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(text)

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d

/** Without the white space around it, as `fetch` takes it: a key that was read from a file ends in a line break. */
export const trim = (value: string): string => {
  let start = 0
  let end = value.length
  while (start < end && isSpace(value.charCodeAt(start))) start++
  while (start < end && isSpace(value.charCodeAt(end - 1))) end--
  return start === 0 && end === value.length ? value : value.slice(start, end)
}

/** These are made by whoever sends: `fetch` passes over some, and refuses others. */
const ofTheSender = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade"
])

/**
 * Whether they are sent by whatever client as `fetch` sends them: names and values that HTTP allows, none given twice in
 * different spelling, none of those that are the client's.
 */
export const arePlain = (headers: Headers): boolean => {
  const names = new Set<string>()
  for (const [name, value] of Object.entries<unknown>(headers)) {
    const lower = name.toLowerCase()
    if (!isName(name) || names.has(lower) || ofTheSender.has(lower)) return false
    if (typeof value !== "string" || !isValue(value)) return false
    names.add(lower)
  }
  return true
}
