import type { Decoded, Decoder, Place } from "../json/decode.js"
import { anything, flag, mismatch, record, struct, text } from "../json/decode.js"
import { integer } from "../json/decodeValues.js"
import type { Json } from "../json/json.js"
import { writeString } from "../json/json.js"
import { goQuote } from "../text/quote.js"

const inRange = (text: string, previous: number | null, place: Place): number | null => {
  const value = Number(text)
  if (Number.isFinite(value)) return value
  place.abort(
    `could not convert json number value to float: strconv.ParseFloat: parsing ${goQuote(text)}: value out of range`
  )
  return previous
}

/** `exp`, `nbf`, `iat`: a number, or a text that is one. */
const numericDate: Decoder<number | null> = {
  zero: null,
  decode: (node, previous, place) => {
    switch (node.kind) {
      case "null":
        return null
      case "number":
        return inRange(node.text, previous, place)
      case "string":
        if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(node.value)) {
          return inRange(node.value, previous, place)
        }
        place.abort(
          `could not parse NumericData: json: invalid number literal, trying to unmarshal ${goQuote(writeString(node.value))} into Number`
        )
        return previous
      default:
        place.abort(
          `could not parse NumericData: json: cannot unmarshal ${node.kind} into Go value of type json.Number`
        )
        return previous
    }
  }
}

const isList = (json: Json): json is ReadonlyArray<Json> => Array.isArray(json)

/** `aud`: a text or a list of texts. */
const audience: Decoder<ReadonlyArray<string>> = {
  zero: [],
  decode: (node, previous, place) => {
    const value = anything.decode(node, null, place)
    if (value === null) return previous
    if (typeof value === "string") return [value]
    const texts = isList(value) ? value.filter((each) => typeof each === "string") : undefined
    if (texts === undefined || !isList(value) || texts.length !== value.length) {
      place.abort("invalid type for claim")
      return previous
    }
    return texts
  }
}

// Its errors are told under the name of the struct that it is in.
const method = struct("AccessTokenClaims", { method: text, timestamp: integer, provider: text })

/** `amr`: kept only as far as its type is checked. */
const methods: Decoder<ReadonlyArray<Json>> = {
  zero: [],
  decode: (node, previous, outer) => {
    // The list reads itself, so that whatever is wrong in it ends the decoding.
    const place = { ...outer, report: outer.abort }
    if (node.kind === "null") return []
    if (node.kind !== "array") {
      mismatch(place, node.kind, "[]json.RawMessage")
      return previous
    }
    for (const item of node.items) {
      if (item.kind === "object") method.decode(item, method.zero, place)
      else if (item.kind !== "string" && item.kind !== "null") mismatch(place, item.kind, "models.AMREntry")
    }
    return node.items.map((item) => anything.decode(item, null, place))
  }
}

/** What an access token says, as far as the server reads it. */
export const claimsDecoder = struct(
  "AccessTokenClaims",
  {
    iss: text,
    sub: text,
    aud: audience,
    exp: numericDate,
    nbf: numericDate,
    iat: numericDate,
    jti: text,
    email: text,
    phone: text,
    app_metadata: record,
    user_metadata: record,
    role: text,
    aal: text,
    amr: methods,
    session_id: text,
    is_anonymous: flag,
    client_id: text,
    scope: text
  },
  "tokens",
  { iss: "RegisteredClaims.", sub: "RegisteredClaims.", jti: "RegisteredClaims." }
)

export type Claims = Decoded<typeof claimsDecoder>
