import type { XmlAttribute } from "./attribute.js"

/** The prefixes that Go's writer makes up: those that it was given, but never one that begins with `xml`. */
const makePrefixes = () => {
  const chosen = new Map<string, string>()
  const taken = new Set<string>()
  let sequence = 0
  return (given: string): { readonly prefix: string; readonly isNew: boolean } => {
    const known = chosen.get(given)
    if (known !== undefined) return { prefix: known, isNew: false }
    const wanted = /^xml/i.test(given) ? `_${given}` : given
    let prefix = wanted
    if (taken.has(prefix)) sequence++
    while (taken.has(prefix)) prefix = `${wanted}_${sequence++}`
    chosen.set(given, prefix)
    taken.add(prefix)
    return { prefix, isNew: true }
  }
}

/** Each prefix is declared right before its first use. */
const write = (attributes: ReadonlyArray<XmlAttribute>): Array<XmlAttribute> => {
  const prefixes = makePrefixes()
  return attributes.flatMap((attribute) => {
    if (attribute.prefix === "") return [attribute]
    const { isNew, prefix } = prefixes(attribute.prefix)
    const declaration = { prefix: "xmlns", local: prefix, value: attribute.prefix }
    return isNew ? [declaration, { ...attribute, prefix }] : [{ ...attribute, prefix }]
  })
}

/** Takes back what the writer added, as far as that can be told from what was there before. */
const restore = (written: ReadonlyArray<XmlAttribute>, length: number): ReadonlyArray<XmlAttribute> => {
  let restored = written
  while (restored.length > length) {
    const at = restored.findIndex(
      ({ local, prefix }, i) => prefix === "xmlns" && restored[i + 1] !== undefined && restored[i + 1]?.prefix === local
    )
    const added = restored[at]
    if (added === undefined) break
    restored = restored
      .toSpliced(at, 1)
      .map((each) => (each.prefix === added.local ? { ...each, prefix: added.value } : each))
  }
  return restored
}

/** What is taken back is looked for from the beginning each time, which so many attributes still allow. */
const mostAttributes = 500

/**
 * Whether attributes are still the same after the server's library has written and read them. It sometimes mistakes a
 * declaration for one of its own, and then refuses the document.
 */
export const survives = (attributes: ReadonlyArray<XmlAttribute>): boolean => {
  if (attributes.every(({ prefix }) => prefix === "")) return true
  if (attributes.length > mostAttributes) return false
  const restored = restore(write(attributes), attributes.length)
  return (
    restored.length === attributes.length &&
    restored.every(
      ({ local, prefix, value }, i) =>
        attributes[i]?.local === local && attributes[i]?.prefix === prefix && attributes[i]?.value === value
    )
  )
}
