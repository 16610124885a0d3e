import * as Either from "effect/Either"
import { fromMembers } from "./fromMembers.js"
import type { Json, JsonMap, Parts } from "./json.js"
import { buildJson, wellFormed } from "./json.js"
import type { Node } from "./parse.js"
import { parseJson } from "./parse.js"

/**
 * Where a value is being put: the errors name the Go struct and the path of members.
 */
export interface Place {
  readonly struct: string
  readonly path: string
  /** Only the first type error counts; decoding goes on after it. */
  readonly report: (problem: string) => void
  /** What a value says that reads itself ends the decoding, and counts more than type errors before it. */
  readonly abort: (problem: string) => void
}

/** How a JSON value is put into a variable that already holds `previous`. */
export interface Decoder<A> {
  readonly zero: A
  decode(node: Node, previous: A, place: Place): A
}

export type Decoded<D> = D extends Decoder<infer A> ? A : never

export const mismatch = (place: Place, value: string, type: string): void =>
  place.report(
    place.struct === ""
      ? `json: cannot unmarshal ${value} into Go value of type ${type}`
      : `json: cannot unmarshal ${value} into Go struct field ${place.struct}.${place.path} of type ${type}`
  )

const make = <A>(
  zero: A,
  type: string,
  read: (node: Node, previous: A, place: Place) => A | undefined
): Decoder<A> => ({
  zero,
  decode: (node, previous, place) => {
    const value = read(node, previous, place)
    if (value !== undefined) return value
    mismatch(place, node.kind, type)
    return previous
  }
})

/** `string`: null leaves what was there. */
export const text: Decoder<string> = make("", "string", (node, previous) =>
  node.kind === "string" ? wellFormed(node.value) : node.kind === "null" ? previous : undefined
)

/** `*string`: null is told apart from a text. */
export const optionalText: Decoder<string | null> = make<string | null>(null, "string", (node) =>
  node.kind === "string" ? wellFormed(node.value) : node.kind === "null" ? null : undefined
)

/** `bool` */
export const flag: Decoder<boolean> = make(false, "bool", (node, previous) =>
  node.kind === "bool" ? node.value : node.kind === "null" ? previous : undefined
)

/** `*bool` */
export const optionalFlag: Decoder<boolean | null> = make<boolean | null>(null, "bool", (node) =>
  node.kind === "bool" ? node.value : node.kind === "null" ? null : undefined
)

const anyValue = (root: Node, place: Place): Json =>
  buildJson(root, (node): Parts<Node> => {
    switch (node.kind) {
      case "null":
        return { scalar: null }
      case "bool":
        return { scalar: node.value }
      case "string":
        return { scalar: wellFormed(node.value) }
      case "number": {
        const value = Number(node.text)
        if (Number.isFinite(value)) return { scalar: value }
        mismatch(place, `number ${node.text}`, "float64")
        return { scalar: null }
      }
      case "array":
        return { items: node.items }
      case "object":
        return { members: node.members.map(([name, value]) => [wellFormed(name), value]) }
    }
  })

/** `interface{}` */
export const anything: Decoder<Json> = { zero: null, decode: (node, _, place) => anyValue(node, place) }

/** `map[string]interface{}`: a repeated member is merged into the first one, null resets it. */
export const record: Decoder<JsonMap | null> = make<JsonMap | null>(
  null,
  "map[string]interface {}",
  (node, previous, place) => {
    if (node.kind === "null") return null
    if (node.kind !== "object") return undefined
    // What was there is this decoder's own, and is not copied for each of many that repeat the member.
    const merged: Map<string, Json> = previous instanceof Map ? previous : new Map()
    for (const [key, value] of node.members) merged.set(wellFormed(key), anyValue(value, place))
    return merged
  }
)

/** A slice; null makes it nil. The items of a repeated member are put into those that were there. */
const list = <A>(item: Decoder<A>, type: string): Decoder<ReadonlyArray<A> | null> =>
  make<ReadonlyArray<A> | null>(null, type, (node, previous, place) =>
    node.kind === "null"
      ? null
      : node.kind === "array"
        ? node.items.map((each, i) => item.decode(each, previous?.[i] ?? item.zero, place))
        : undefined
  )

/** `[]string` */
export const texts: Decoder<ReadonlyArray<string> | null> = list(text, "[]string")

type Fields = { readonly [member: string]: Decoder<unknown> }
type Shape<F> = { readonly [K in keyof F]: Decoded<F[K]> }

const fold = (key: string): string => key.replaceAll("\u017f", "s").replaceAll("\u212a", "k").toLowerCase()

/**
 * A struct by its Go name. Members are matched exactly first, then without regard to case; unknown ones are ignored.
 */
export const struct = <F extends Fields>(
  name: string,
  fields: F,
  packageName = "api",
  /** What the errors put before the member, for members of an embedded struct. */
  embedded: { readonly [member: string]: string } = {}
): Decoder<Shape<F>> => {
  const members = Object.entries(fields)
  const folded = new Map(members.toReversed().map(([member]) => [fold(member), member]))
  const zero = fromMembers<Shape<F>>(members.map(([member, decoder]) => [member, decoder.zero]))
  const decoders = new Map(members)
  return make(zero, `${packageName}.${name}`, (node, previous, place) => {
    if (node.kind === "null") return previous
    if (node.kind !== "object") return undefined
    const values = new Map<string, unknown>(Object.entries(previous))
    for (const [key, value] of node.members) {
      const member = decoders.has(key) ? key : folded.get(fold(key))
      const decoder = member === undefined ? undefined : decoders.get(member)
      if (member === undefined || decoder === undefined) continue
      const label = (embedded[member] ?? "") + member
      const inner: Place = {
        struct: name,
        path: place.path === "" ? label : `${place.path}.${label}`,
        report: place.report,
        abort: place.abort
      }
      values.set(member, decoder.decode(value, values.get(member), inner))
    }
    return fromMembers<Shape<F>>(values)
  })
}

/** Decodes a parsed value; on the left the first type error. */
export const decodeNode = <A>(decoder: Decoder<A>, node: Node): Either.Either<A, string> => {
  let problem: string | undefined
  let fatal: string | undefined
  const value = decoder.decode(node, decoder.zero, {
    struct: "",
    path: "",
    report: (found) => {
      problem ??= found
    },
    abort: (found) => {
      fatal ??= found
    }
  })
  const failure = fatal ?? problem
  return failure === undefined ? Either.right(value) : Either.left(failure)
}

/** Decodes a whole JSON text. */
export const decodeText = <A>(decoder: Decoder<A>, text: string): Either.Either<A, string> =>
  Either.flatMap(parseJson(text), (node) => decodeNode(decoder, node))
