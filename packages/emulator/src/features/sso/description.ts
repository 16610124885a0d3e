import type { Json, JsonMap } from "../../standards/json/json.js"
import { byBytes, JsonText, readStoredMap, writeJson, writeString } from "../../standards/json/json.js"
import { parseRequestUri } from "../../standards/url/requestUri.js"

/** Which attribute of an assertion fills a field of a user. */
interface SamlAttribute {
  readonly name: string
  readonly names: ReadonlyArray<string> | null
  readonly default: Json
  readonly array: boolean
}

/** Attributes by the fields that they fill; null when nothing is said of them. */
export type AttributeMapping = ReadonlyMap<string, SamlAttribute> | null

/** What is asked of a provider as far as it is checked before anything is fetched. */
export interface SsoRequest {
  readonly type: string
  readonly metadata_url: string
  readonly metadata_xml: string
  readonly name_id_format: string
}

const nameIdFormats = [
  "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
]

const metadataUrlProblem = (text: string): string | undefined => {
  if (text === "") return undefined
  const url = parseRequestUri(text)
  if (url === undefined) return "metadata_url is not a valid URL"
  return url.scheme === "https" ? undefined : "metadata_url is not a HTTPS URL"
}

/** Why a request cannot be met; a new provider needs more than a changed one. */
export const ssoRequestProblem = (request: SsoRequest, isNew: boolean): string | undefined => {
  const { metadata_url: url, metadata_xml: xml, name_id_format: format } = request
  if (isNew && request.type !== "saml") return "Only 'saml' supported for SSO provider type"
  if (url !== "" && xml !== "") return "Only one of metadata_xml or metadata_url needs to be set"
  if (isNew && url === "" && xml === "") return "Either metadata_xml or metadata_url must be set"
  const problem = metadataUrlProblem(url)
  if (problem !== undefined || format === "" || nameIdFormats.includes(format)) return problem
  return `name_id_format must be unspecified or one of ${nameIdFormats.join(", ")}`
}

const attributeJson = ({ array, default: fallback, name, names }: SamlAttribute): JsonMap => {
  const members: Array<readonly [string, Json]> = []
  if (name !== "") members.push(["name", name])
  if (names !== null && names.length > 0) members.push(["names", names])
  if (fallback !== null) members.push(["default", fallback])
  if (array) members.push(["array", true])
  return new Map(members)
}

/** What is kept of a mapping: nothing that says nothing. */
export const mappingJson = (mapping: AttributeMapping): JsonMap =>
  mapping === null || mapping.size === 0
    ? new Map()
    : new Map([["keys", new Map([...mapping].map(([field, attribute]) => [field, attributeJson(attribute)]))]])

const order = ["name", "names", "default", "array"]

const isMap = (value: Json | undefined): value is JsonMap => value instanceof Map

const attributeBody = (attribute: Json): string => {
  const said = isMap(attribute) ? attribute : new Map<string, Json>()
  return writeJson(Object.fromEntries(order.map((member) => [member, said.get(member)])))
}

/** A kept mapping as it is sent: fields in the order of their bytes, what is said of them in the server's own order. */
export const storedMappingBody = (stored: string): JsonText => {
  const keys = readStoredMap(stored).get("keys")
  if (!isMap(keys)) return new JsonText("{}")
  const fields = [...keys].sort(([left], [right]) => byBytes(left, right))
  const written = fields.map(([field, attribute]) => `${writeString(field)}:${attributeBody(attribute)}`)
  return new JsonText(`{"keys":{${written.join(",")}}}`)
}
