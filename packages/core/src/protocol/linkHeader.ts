/** The `Link` header (RFC 8288), as far as pagination needs it. */
export interface WebLink {
  readonly target: string
  readonly relations: ReadonlyArray<string>
}

const space = /\s*/y
const name = /[\w!#$%&'*+.^`|~-]*/y
const bare = /[^\s";,]*/y

/** Reads a header from start to end, and each character a fixed number of times. */
const reader = (header: string) => {
  let at = 0
  // Whether a quoted string ends does not depend on where it begins: if one does not end, no later one does.
  let isOpen = false

  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const [found = ""] = pattern.exec(header) ?? []
    at += found.length
    return found
  }

  /** Reads the sign and the space before it. Without the sign, reads nothing. */
  const takeSign = (sign: string): boolean => {
    const start = at
    take(space)
    const isThere = header[at] === sign
    at = isThere ? at + 1 : start
    return isThere
  }

  const takeQuoted = (): string | undefined => {
    if (isOpen || header[at] !== '"') return undefined
    let end = at + 1
    while (end < header.length && header[end] !== '"') end += header[end] === "\\" ? 2 : 1
    isOpen = end >= header.length
    if (isOpen) return undefined
    const text = header.slice(at + 1, end)
    at = end + 1
    return text
  }

  const takeValue = (): string => {
    take(space)
    return takeQuoted() ?? take(bare)
  }

  return {
    /** The next text between angle brackets, wherever it is. */
    target: (): string | undefined => {
      const start = header.indexOf("<", at)
      const end = start < 0 ? -1 : header.indexOf(">", start)
      at = end + 1
      return end < 0 ? undefined : header.slice(start + 1, end)
    },
    parameter: (): readonly [name: string, value: string] | undefined => {
      const start = at
      const isNamed = takeSign(";")
      take(space)
      const key = isNamed ? take(name) : ""
      if (key !== "") return [key.toLowerCase(), takeSign("=") ? takeValue() : ""]
      at = start
      return undefined
    }
  }
}

/** All links of the header. Anything else is skipped. */
export const parse = (header: string): ReadonlyArray<WebLink> => {
  const { parameter, target } = reader(header)
  const links: Array<WebLink> = []
  for (let found = target(); found !== undefined; found = target()) {
    // A quoted parameter can contain what looks like another one. The first `rel` wins.
    let relation: string | undefined
    for (let one = parameter(); one !== undefined; one = parameter()) if (one[0] === "rel") relation ??= one[1]
    links.push({ target: found, relations: (relation ?? "").toLowerCase().split(/\s+/).filter(Boolean) })
  }
  return links
}

/** The target of the first link with this relation. */
export const find = (links: ReadonlyArray<WebLink>, name: string): string | undefined =>
  links.find((link) => link.relations.includes(name))?.target

/** A query parameter of a target, relative or absolute. */
export const parameter = (target: string, name: string): string | undefined => {
  const query = target.split("#", 1)[0]?.split("?").slice(1).join("?") ?? ""
  return new URLSearchParams(query).get(name) ?? undefined
}
