import type { XmlAttribute, XmlName } from "./attribute.js"

const xmlNamespace = "http://www.w3.org/XML/1998/namespace"

/** The prefixes that an element declares; each is taken back when the element ends. */
export type Declared = ReadonlyArray<string>

/** The namespaces that hold at a place of a document. */
export class Namespaces {
  /** For each prefix what it stands for, the innermost last. */
  private readonly values = new Map<string, Array<string>>()

  /** Begins an element. */
  declare(attributes: ReadonlyArray<XmlAttribute>): Declared {
    const declared: Array<string> = []
    for (const { local, prefix, value } of attributes) {
      if (prefix !== "xmlns" && (prefix !== "" || local !== "xmlns")) continue
      const name = prefix === "" ? "" : local
      declared.push(name)
      const known = this.values.get(name)
      if (known === undefined) this.values.set(name, [value])
      else known.push(value)
    }
    return declared
  }

  /** Ends an element. */
  undeclare(declared: Declared): void {
    for (const name of declared) this.values.get(name)?.pop()
  }

  /** The namespace of an element; an undeclared prefix stands for itself. */
  of({ local, prefix }: XmlName): string {
    if (prefix === "xmlns" || (prefix === "" && local === "xmlns")) return prefix
    return prefix === "xml" ? xmlNamespace : (this.values.get(prefix)?.at(-1) ?? prefix)
  }
}
