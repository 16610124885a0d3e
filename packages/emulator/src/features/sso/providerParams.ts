import type { Decoder } from "../../standards/json/decode.js"
import type { Decoded } from "../../standards/json/decode.js"
import {
  anything,
  flag,
  mismatch,
  optionalFlag,
  optionalText,
  struct,
  text,
  texts
} from "../../standards/json/decode.js"
import { wellFormed } from "../../standards/json/json.js"

/** `map[string]T`: each value begins anew, and null makes the whole nil. */
const mapOf = <A>(item: Decoder<A>, type: string): Decoder<ReadonlyMap<string, A> | null> => ({
  zero: null,
  decode: (node, previous, place) => {
    if (node.kind === "null") return null
    if (node.kind !== "object") {
      mismatch(place, node.kind, type)
      return previous
    }
    const values = new Map(previous ?? [])
    for (const [key, value] of node.members) values.set(wellFormed(key), item.decode(value, item.zero, place))
    return values
  }
})

const samlAttribute = struct("SAMLAttribute", { name: text, names: texts, default: anything, array: flag }, "models")

const attributeMapping = struct(
  "SAMLAttributeMapping",
  { keys: mapOf(samlAttribute, "map[string]models.SAMLAttribute") },
  "models"
)

export const ssoProviderParams = struct("CreateSSOProviderParams", {
  type: text,
  metadata_url: text,
  metadata_xml: text,
  domains: texts,
  attribute_mapping: attributeMapping,
  name_id_format: text,
  resource_id: optionalText,
  disabled: optionalFlag
})
export type SsoProviderParams = Decoded<typeof ssoProviderParams>
