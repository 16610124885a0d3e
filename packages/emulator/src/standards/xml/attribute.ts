/** The name of an element or an attribute. */
export interface XmlName {
  /** "" without a prefix. */
  readonly prefix: string
  readonly local: string
}

export interface XmlAttribute extends XmlName {
  readonly value: string
}
