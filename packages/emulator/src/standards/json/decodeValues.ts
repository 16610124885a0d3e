import * as Either from "effect/Either"
import { fromBase64Url } from "../encoding/base64.js"
import { withoutTrailing } from "../text/trim.js"
import { nilUuid, parseUuid, uuidProblem } from "../text/uuid.js"
import type { Decoder } from "./decode.js"
import { mismatch } from "./decode.js"
import type { Node } from "./parse.js"

/** `uuid.UUID` */
export const uuid: Decoder<string> = {
  zero: nilUuid,
  decode: (node, previous, place) => {
    if (node.kind === "null") return previous
    if (node.kind !== "string") {
      mismatch(place, node.kind, "uuid.UUID")
      return previous
    }
    const parsed = parseUuid(node.value)
    if (parsed === undefined) place.abort(uuidProblem(node.value))
    return parsed ?? previous
  }
}

/** A pointer: null, and what is not there, are told apart from a value. */
export const optional = <A>(inner: Decoder<A>): Decoder<A | null> => ({
  zero: null,
  decode: (node, previous, place) => (node.kind === "null" ? null : inner.decode(node, previous ?? inner.zero, place))
})

/** `json.RawMessage`: the value as it was written, to be looked at later; undefined when it is not there. */
export const raw: Decoder<Node | undefined> = { zero: undefined, decode: (node) => node }

/** `int64` */
const isInt64 = (value: bigint): boolean => value >= -(2n ** 63n) && value < 2n ** 63n

export const integer: Decoder<number> = {
  zero: 0,
  decode: (node, previous, place) => {
    if (node.kind === "number" && /^-?\d+$/.test(node.text) && isInt64(BigInt(node.text))) return Number(node.text)
    if (node.kind !== "null") mismatch(place, node.kind === "number" ? `number ${node.text}` : node.kind, "int64")
    return previous
  }
}

/** base64url with or without padding. Numbers and truth values are taken by their letters, as the server takes them. */
export const base64Bytes: Decoder<Uint8Array | null> = {
  zero: null,
  decode: (node, previous, place) => {
    if (node.kind === "null") return previous
    const written =
      node.kind === "string"
        ? node.value
        : node.kind === "number"
          ? node.text
          : node.kind === "bool"
            ? String(node.value)
            : "{"
    const bytes = fromBase64Url(withoutTrailing(written, "="))
    if (Either.isRight(bytes)) return bytes.right
    place.abort(bytes.left)
    return previous
  }
}
