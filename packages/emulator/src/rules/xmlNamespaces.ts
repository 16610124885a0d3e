import type { XmlAttribute, XmlName } from "./xml.js"

/** Namespaces by their prefixes. */
export type Namespaces = ReadonlyMap<string, string>

const xmlNamespace = "http://www.w3.org/XML/1998/namespace"

/** What the attributes of an element declare, on top of what is declared around it. */
export const withDeclared = (namespaces: Namespaces, attributes: ReadonlyArray<XmlAttribute>): Namespaces => {
  const declarations = attributes.filter(
    ({ local, prefix }) => prefix === "xmlns" || (prefix === "" && local === "xmlns")
  )
  return declarations.length === 0
    ? namespaces
    : new Map([
        ...namespaces,
        ...declarations.map(({ local, prefix, value }) => [prefix === "" ? "" : local, value] as const)
      ])
}

/** The namespace of an element; a prefix that nobody declared stands for itself. */
export const namespaceOf = ({ local, prefix }: XmlName, namespaces: Namespaces): string =>
  prefix === "xmlns" || (prefix === "" && local === "xmlns")
    ? prefix
    : prefix === "xml"
      ? xmlNamespace
      : (namespaces.get(prefix) ?? prefix)
