import * as Either from "effect/Either"
import { goQuoteRune } from "../text/quote.js"

/** JSON as it was written: members in order and repeated, numbers with their spelling. */
export type Node =
  | { readonly kind: "null" }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "array"; readonly items: Array<Node> }
  | { readonly kind: "object"; readonly members: Array<[key: string, value: Node]> }

/** How deep a text of a client may be. */
export const maxDepth = 10_000
const end = "unexpected end of JSON input"

/** The error names the first byte of the character, not the character. */
const firstByte = (codePoint: number): number =>
  codePoint < 0x80
    ? codePoint
    : codePoint < 0x800
      ? 0xc0 | (codePoint >> 6)
      : codePoint < 0x10000
        ? 0xe0 | (codePoint >> 12)
        : 0xf0 | (codePoint >> 18)

const isSpace = (c: number) => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09
const isDigit = (c: number) => c >= 0x30 && c <= 0x39
const isHex = (c: number) => isDigit(c) || (c >= 0x41 && c <= 0x46) || (c >= 0x61 && c <= 0x66)

const literals: ReadonlyArray<readonly [string, Node]> = [
  ["true", { kind: "bool", value: true }],
  ["false", { kind: "bool", value: false }],
  ["null", { kind: "null" }]
]

/** Reads one value at a time without recursion: ten thousand levels are allowed and must not exhaust the stack. */
class Scanner {
  at = 0
  problem: string | undefined
  constructor(
    readonly text: string,
    /** Whether more might follow: the end of the text is then an end and not a blank. */
    readonly open = false
  ) {}

  /** At the end of the text a blank is tried, which fails inside of anything that a blank cannot end. */
  fail(context: string, blankFails = false): undefined {
    const codePoint = this.text.codePointAt(this.at) ?? (blankFails && !this.open ? 0x20 : undefined)
    this.problem ??= codePoint === undefined ? end : `invalid character ${goQuoteRune(firstByte(codePoint))} ${context}`
    return undefined
  }

  space(): number {
    while (isSpace(this.text.charCodeAt(this.at))) this.at++
    return this.text.charCodeAt(this.at)
  }

  /** The text between quotes; `at` stands on the opening one. */
  string(): string | undefined {
    const start = ++this.at
    let plain = true
    for (;;) {
      const c = this.text.charCodeAt(this.at)
      if (c === 0x22) break
      if (Number.isNaN(c)) return this.fail("")
      if (c < 0x20) return this.fail("in string literal")
      if (c === 0x5c) {
        plain = false
        const kind = this.text[++this.at] ?? ""
        if (kind === "u") {
          for (let i = 0; i < 4; i++) {
            this.at++
            if (!isHex(this.text.charCodeAt(this.at))) return this.fail("in \\u hexadecimal character escape", true)
          }
        } else if (kind === "" || !'bfnrt\\/"'.includes(kind)) return this.fail("in string escape code", true)
      }
      this.at++
    }
    const inner = this.text.slice(start, this.at++)
    return plain ? inner : String(JSON.parse(`"${inner}"`))
  }

  number(): Node | undefined {
    const start = this.at
    if (this.text[this.at] === "-") this.at++
    if (!isDigit(this.text.charCodeAt(this.at))) return this.fail("in numeric literal", true)
    if (this.text[this.at] === "0") this.at++
    else this.digits()
    if (this.text[this.at] === ".") {
      this.at++
      if (!isDigit(this.text.charCodeAt(this.at))) return this.fail("after decimal point in numeric literal", true)
      this.digits()
    }
    if (this.text[this.at] === "e" || this.text[this.at] === "E") {
      this.at++
      if (this.text[this.at] === "+" || this.text[this.at] === "-") this.at++
      if (!isDigit(this.text.charCodeAt(this.at))) return this.fail("in exponent of numeric literal", true)
      this.digits()
    }
    return { kind: "number", text: this.text.slice(start, this.at) }
  }

  digits() {
    while (isDigit(this.text.charCodeAt(this.at))) this.at++
  }

  scalar(): Node | undefined {
    const first = this.text[this.at]
    if (first === '"') {
      const value = this.string()
      return value === undefined ? undefined : { kind: "string", value }
    }
    if (first === "-" || isDigit(this.text.charCodeAt(this.at))) return this.number()
    for (const [word, node] of literals) {
      if (first !== word[0]) continue
      for (const letter of word) {
        if (this.text[this.at] !== letter) return this.fail(`in literal ${word} (expecting '${letter}')`, true)
        this.at++
      }
      return node
    }
    return this.fail("looking for beginning of value")
  }

  /** A key with its colon; `at` stands where the key must begin. */
  key(): string | undefined {
    if (this.space() !== 0x22) return this.fail("looking for beginning of object key string")
    const key = this.string()
    if (key === undefined) return undefined
    if (this.space() !== 0x3a) return this.fail("after object key")
    this.at++
    return key
  }
}

type Open =
  | { readonly node: { readonly kind: "array"; readonly items: Array<Node> } }
  | { readonly node: { readonly kind: "object"; readonly members: Array<[string, Node]> }; key: string }

const isObject = (open: Open): open is Extract<Open, { key: string }> => "key" in open

const run = (scanner: Scanner, deepest = maxDepth): Node | undefined => {
  const open: Array<Open> = []
  for (;;) {
    let done: Node | undefined
    const c = scanner.space()
    if (c === 0x7b || c === 0x5b) {
      if (open.length === deepest) {
        scanner.problem = `invalid character '${c === 0x7b ? "{" : "["}' exceeded max depth`
        return undefined
      }
      scanner.at++
      const next = scanner.space()
      if (c === 0x5b) {
        if (next !== 0x5d) {
          open.push({ node: { kind: "array", items: [] } })
          continue
        }
        done = { kind: "array", items: [] }
      } else {
        if (next !== 0x7d) {
          const key = scanner.key()
          if (key === undefined) return undefined
          open.push({ node: { kind: "object", members: [] }, key })
          continue
        }
        done = { kind: "object", members: [] }
      }
      scanner.at++
    } else {
      done = scanner.scalar()
      if (done === undefined) return undefined
    }
    for (;;) {
      const parent = open[open.length - 1]
      if (parent === undefined) return done
      const next = scanner.space()
      if (isObject(parent)) {
        parent.node.members.push([parent.key, done])
        if (next === 0x2c) {
          scanner.at++
          const key = scanner.key()
          if (key === undefined) return undefined
          parent.key = key
          break
        }
        if (next !== 0x7d) return scanner.fail("after object key:value pair")
      } else {
        parent.node.items.push(done)
        if (next === 0x2c) {
          scanner.at++
          break
        }
        if (next !== 0x5d) return scanner.fail("after array element")
      }
      scanner.at++
      done = parent.node
      open.pop()
    }
  }
}

/** Reads a whole JSON text; on the left the server's own words for what is wrong with it. */
export const parseJson = (text: string, deepest = maxDepth): Either.Either<Node, string> => {
  const scanner = new Scanner(text)
  const node = run(scanner, deepest)
  if (node !== undefined && !Number.isNaN(scanner.space())) scanner.fail("after top-level value")
  return node === undefined || scanner.problem !== undefined ? Either.left(scanner.problem ?? end) : Either.right(node)
}

/** Reads the first JSON value and ignores what follows it, as a streaming decoder does. */
export const parseFirstJson = (text: string): Either.Either<Node, string> => {
  const scanner = new Scanner(text, true)
  const node = run(scanner)
  return node === undefined ? Either.left(scanner.problem ?? end) : Either.right(node)
}
