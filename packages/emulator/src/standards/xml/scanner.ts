import type { XmlAttribute, XmlName } from "./attribute.js"
import { survives } from "./roundTrip.js"

/**
 * XML as Go reads it. That is stricter than some parsers (an unknown entity is an error) and looser than others (text
 * before the root, a repeated attribute and an undeclared prefix are fine), so that no general parser accepts exactly what
 * the server accepts.
 */

export type XmlToken =
  | {
      readonly kind: "start"
      readonly name: XmlName
      readonly attributes: ReadonlyArray<XmlAttribute>
      /** Whether it ends right away, as in `<a/>`. */
      readonly empty: boolean
    }
  | { readonly kind: "end"; readonly name: XmlName }
  | { readonly kind: "text"; readonly text: string }
  /** A comment, a processing instruction or a directive: well-formed, and of no interest. */
  | { readonly kind: "other" }

// The server goes by the name characters of an old edition of XML, which these classes come close to.
const isName = (text: string): boolean =>
  /^[\p{L}\p{Nl}_:][\p{L}\p{Nl}\p{Nd}\p{M}\u00b7\u0387_:.-]*$/u.test(text) &&
  !/[\uf900-\uffff]|[^\0-\uffff]/u.test(text)

const isText = (text: string): boolean => !/(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/u.test(text)

const entities: { readonly [name: string]: string } = { lt: "<", gt: ">", amp: "&", apos: "'", quot: '"' }

const numbered = (digits: string): string | undefined => {
  const code = Number.parseInt(digits.replace(/^x/, ""), digits.startsWith("x") ? 16 : 10)
  return code > 0x10ffff ? undefined : code >= 0xd800 && code <= 0xdfff ? "\ufffd" : String.fromCodePoint(code)
}

/** An entity that is unknown or malformed is left as it is by a reader that is not strict. */
const expand = (raw: string, strict: boolean): string | undefined => {
  let good = true
  const text = raw
    .replace(/\r\n?/g, "\n")
    .replace(/&(?:#(x[0-9a-fA-F]+|[0-9]+);|([a-z]+);)?/g, (found, digits, name) => {
      const meant = digits === undefined ? entities[String(name)] : numbered(String(digits))
      if (meant === undefined) good = false
      return meant ?? found
    })
  return (good || !strict) && isText(text) ? text : undefined
}

/** What a declaration says, as in `encoding="UTF-8"`; "" when it does not say it. */
const declared = (name: string, declaration: string): string => {
  const assigned = `${name}=`
  for (let at = declaration.indexOf(assigned); at >= 0; at = declaration.indexOf(assigned, at + 1)) {
    const start = at + assigned.length
    const quote = declaration.charAt(start)
    if (quote !== '"' && quote !== "'") continue
    const end = declaration.indexOf(quote, start + 1)
    return end < 0 ? "" : declaration.slice(start + 1, end)
  }
  return ""
}

/** Whether angle brackets and quotes come in pairs. */
const isBalanced = (directive: string): boolean => {
  let depth = 0
  let quote = ""
  for (let at = 0; at < directive.length; at++) {
    const character = directive.charAt(at)
    if (quote !== "") quote = character === quote ? "" : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === "<" && directive.startsWith("<!--", at)) return false
    else if (character === "<") depth++
    else if (character === ">" && depth-- === 0) return false
  }
  return depth === 0 && quote === ""
}

const nameCharacters = /[A-Za-z0-9_:.\-\u0080-\uffff]+/y
const blanks = /[ \r\n\t]*/y
const looseValue = /[A-Za-z0-9_:-]*/y
const unfinishedEntity = /&(?:#(?:x[0-9a-fA-F]*|[0-9]*)|[A-Za-z0-9_:.\-\u0080-\uffff]*)$/

/** Takes one token after the other; `failed` says whether the end of the tokens is an error. */
export class XmlScanner {
  failed = false
  private at = 0
  constructor(private readonly text: string) {}

  /** The next token; undefined at the end, and at the first error. */
  next(strict: boolean): XmlToken | undefined {
    if (this.at >= this.text.length) return undefined
    const token = this.token(strict)
    if (token === undefined) this.failed = true
    return token
  }

  private token(strict: boolean): XmlToken | undefined {
    if (this.text[this.at] !== "<") return this.characters(strict)
    if (this.skip("</")) return this.end()
    if (this.skip("<?")) return this.instruction(strict)
    if (this.skip("<!--")) return this.comment()
    if (this.skip("<![CDATA[")) return this.section()
    if (this.skip("<!")) return this.directive()
    this.at++
    return this.start(strict)
  }

  private skip(prefix: string): boolean {
    if (!this.text.startsWith(prefix, this.at)) return false
    this.at += prefix.length
    return true
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ""
    this.at += found.length
    return found
  }

  private until(end: string): string | undefined {
    const at = this.text.indexOf(end, this.at)
    if (at < 0) return undefined
    const found = this.text.slice(this.at, at)
    this.at = at + end.length
    return found
  }

  private name(): XmlName | undefined {
    const text = this.match(nameCharacters)
    const [prefix = "", local = "", more] = text.split(":")
    if (!isName(text) || more !== undefined) return undefined
    return prefix === "" || local === "" ? { prefix: "", local: text } : { prefix, local }
  }

  /** A name of an element must be one without its prefix, too. */
  private elementName(): XmlName | undefined {
    const name = this.name()
    return name !== undefined && isName(name.local) ? name : undefined
  }

  private characters(strict: boolean): XmlToken | undefined {
    const next = this.text.indexOf("<", this.at)
    const raw = this.text.slice(this.at, next < 0 ? undefined : next)
    this.at += raw.length
    if (next < 0 && unfinishedEntity.test(raw)) return undefined
    const text = raw.includes("]]>") ? undefined : expand(raw, strict)
    return text === undefined ? undefined : { kind: "text", text }
  }

  private end(): XmlToken | undefined {
    const name = this.elementName()
    this.match(blanks)
    return name !== undefined && this.skip(">") ? { kind: "end", name } : undefined
  }

  private instruction(strict: boolean): XmlToken | undefined {
    const target = this.match(nameCharacters)
    this.match(blanks)
    const body = this.until("?>")
    if (!isName(target) || body === undefined) return undefined
    if (target === "xml") {
      if (!["", "1.0"].includes(declared("version", body))) return undefined
      if (strict && !["", "utf-8"].includes(declared("encoding", body).toLowerCase())) return undefined
    }
    return { kind: "other" }
  }

  private comment(): XmlToken | undefined {
    return this.until("--") !== undefined && this.skip(">") ? { kind: "other" } : undefined
  }

  private section(): XmlToken | undefined {
    const text = this.until("]]>")
    // The server checks that a token survives being written, and one without any text does not.
    return text === undefined || text === "" || !isText(text) ? undefined : { kind: "text", text }
  }

  /** `<!DOCTYPE …>`. Brackets may be nested in it, and comments, which count for nothing. */
  private directive(): XmlToken | undefined {
    let body = this.text.charAt(this.at++)
    if (body === "" || body === "-" || body === "[") return undefined
    let depth = 0
    let quote = ""
    for (;;) {
      const character = this.text.charAt(this.at)
      if (character === "") return undefined
      if (quote === "" && this.skip("<!--")) {
        if (this.until("-->") === undefined) return undefined
        body += " "
        continue
      }
      this.at++
      if (character === ">" && quote === "" && depth === 0) return isBalanced(body) ? { kind: "other" } : undefined
      body += character
      if (quote !== "") quote = character === quote ? "" : quote
      else if (character === '"' || character === "'") quote = character
      else if (character === "<") depth++
      else if (character === ">") depth--
    }
  }

  private start(strict: boolean): XmlToken | undefined {
    const name = this.elementName()
    if (name === undefined) return undefined
    const attributes: Array<XmlAttribute> = []
    for (;;) {
      this.match(blanks)
      const empty = this.skip("/>")
      if (empty || this.skip(">")) return survives(attributes) ? { kind: "start", name, attributes, empty } : undefined
      const attribute = this.attribute(strict)
      if (attribute === undefined) return undefined
      attributes.push(attribute)
    }
  }

  private attribute(strict: boolean): XmlAttribute | undefined {
    const name = this.name()
    if (name === undefined) return undefined
    this.match(blanks)
    if (!this.skip("=")) return strict ? undefined : { ...name, value: name.local }
    this.match(blanks)
    const quote = this.text.charAt(this.at)
    if (quote !== '"' && quote !== "'") return strict ? undefined : { ...name, value: this.match(looseValue) }
    this.at++
    const raw = this.until(quote)
    const value = raw === undefined || raw.includes("<") ? undefined : expand(raw, strict)
    return value === undefined ? undefined : { ...name, value }
  }
}
