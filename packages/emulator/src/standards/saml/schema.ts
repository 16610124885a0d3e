import { parseGoUrl } from "../url/goUrl.js"
import type { XmlAttribute } from "../xml/attribute.js"

/** What the server's library knows of SAML metadata, as far as reading it can fail. */

const metadataNamespace = "urn:oasis:names:tc:SAML:2.0:metadata"
const signatureNamespace = "http://www.w3.org/2000/09/xmldsig#"

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const clock = /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))?$/

const isTimestamp = (text: string): boolean => {
  const found = clock.exec(text)
  if (found === null) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, seconds = 0, hours = 0, minutes = 0] = found
    .slice(1)
    .map((part) => Number(part ?? "0"))
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  return isDay && hour < 24 && minute < 60 && seconds < 60 && hours <= 24 && minutes <= 60
}

const isInteger = (text: string): boolean => {
  const trimmed = text.trim()
  if (!/^[+-]?\d+$/.test(trimmed)) return text === ""
  if (!/^[+-]?0*\d{1,20}$/.test(trimmed)) return false
  const value = BigInt(trimmed.replace(/^\+/, ""))
  return value === BigInt.asIntN(64, value)
}

const period = /^-?P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

const isPeriod = (text: string): boolean => {
  const found = period.exec(text)
  return (
    found !== null &&
    found.slice(1, 6).every((part) => part === undefined || isInteger(part)) &&
    Number.isFinite(Number(found[6] ?? "0"))
  )
}

/** How an attribute is read; an unreadable one makes the whole document unreadable. */
const readable = {
  /** RFC 3339. */
  time: (text: string) => /(?:Z|[+-]\d\d:\d\d)$/.test(text) && isTimestamp(text),
  /** Also without an offset, and empty. */
  relaxedTime: (text: string) => text === "" || isTimestamp(text),
  /** A number of nanoseconds, whatever the standard says. */
  integer: isInteger,
  flag: (text: string) => text === "" || /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text.trim()),
  /** As in `P1DT12H`. */
  period: isPeriod
}

const bindings = new Set([
  "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
  "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
  "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact",
  "urn:oasis:names:tc:SAML:2.0:bindings:SOAP",
  "urn:oasis:names:tc:SAML:1.0:bindings:SOAP-binding"
])

/** A known binding needs a web address. */
const isReachable = (attributes: ReadonlyArray<XmlAttribute>, emptyResponse: boolean): boolean => {
  const last = (name: string) => attributes.findLast(({ local }) => local === name)?.value
  if (!bindings.has(last("Binding") ?? "")) return true
  const response = last("ResponseLocation")
  const addresses = [
    last("Location") ?? "",
    ...(response === undefined || (response === "" && !emptyResponse) ? [] : [response])
  ]
  return addresses.every((address) => /^https?$/.test(parseGoUrl(address)?.scheme ?? ""))
}

type Attributes = { readonly [name: string]: keyof typeof readable }

/** An element in whose attributes or children something can be wrong. */
export interface SamlType {
  /** Where it must belong, if that matters. */
  readonly namespace?: string
  readonly attributes: Attributes
  readonly children: Children
  readonly holds?: (attributes: ReadonlyArray<XmlAttribute>) => boolean
}

/** Children by their local names; some are looked at in one namespace only. */
type Children = { readonly [name: string]: readonly [type: () => SamlType, namespace?: string] }

const nothing = { attributes: {}, children: {} }

const to = (type: SamlType): Children[string] => [() => type]

const endpoint: SamlType = { ...nothing, holds: (attributes) => isReachable(attributes, false) }

const indexedEndpoint: SamlType = {
  ...nothing,
  attributes: { index: "integer", isDefault: "flag" },
  holds: (attributes) => isReachable(attributes, true)
}

const named = (type: SamlType, ...names: ReadonlyArray<string>): Children =>
  Object.fromEntries(names.map((name) => [name, to(type)]))

const certificate: SamlType = { ...nothing, namespace: signatureNamespace }
const x509: SamlType = { ...nothing, namespace: signatureNamespace, children: named(certificate, "X509Certificate") }
const keyInfo: SamlType = { ...nothing, children: named(x509, "X509Data") }
const key: SamlType = { ...nothing, children: { KeyInfo: [() => keyInfo, signatureNamespace] } }

const role: SamlType = {
  attributes: { validUntil: "time", cacheDuration: "integer" },
  children: named(key, "KeyDescriptor")
}

const withEndpoints = (...names: ReadonlyArray<string>): SamlType => ({
  ...role,
  children: { ...role.children, ...named(endpoint, ...names) }
})

const requestedAttribute: SamlType = { ...nothing, attributes: { isRequired: "flag" } }

const consumingService: SamlType = {
  attributes: { index: "integer", isDefault: "flag" },
  children: named(requestedAttribute, "RequestedAttribute")
}

export const identityProvider: SamlType = {
  namespace: metadataNamespace,
  attributes: { ...role.attributes, WantAuthnRequestsSigned: "flag" },
  children: {
    ...role.children,
    ...named(endpoint, "ArtifactResolutionService", "SingleLogoutService", "ManageNameIDService"),
    ...named(endpoint, "SingleSignOnService", "NameIDMappingService", "AssertionIDRequestService")
  }
}

const serviceProvider: SamlType = {
  namespace: metadataNamespace,
  attributes: { ...role.attributes, AuthnRequestsSigned: "flag", WantAssertionsSigned: "flag" },
  children: {
    ...role.children,
    ...named(endpoint, "SingleLogoutService", "ManageNameIDService"),
    ...named(indexedEndpoint, "ArtifactResolutionService", "AssertionConsumerService"),
    ...named(consumingService, "AttributeConsumingService")
  }
}

export const entity: SamlType = {
  namespace: metadataNamespace,
  attributes: { validUntil: "relaxedTime", cacheDuration: "period" },
  children: {
    ...named(role, "RoleDescriptor", "AffiliationDescriptor"),
    IDPSSODescriptor: to(identityProvider),
    SPSSODescriptor: to(serviceProvider),
    AuthnAuthorityDescriptor: to(withEndpoints("AuthnQueryService", "AssertionIDRequestService")),
    AttributeAuthorityDescriptor: to(withEndpoints("AttributeService", "AssertionIDRequestService")),
    PDPDescriptor: to(withEndpoints("AuthzService", "AssertionIDRequestService"))
  }
}

/** Many entities in one document, perhaps in groups of groups. */
export const entities: SamlType = {
  ...role,
  namespace: metadataNamespace,
  children: {
    EntitiesDescriptor: [() => entities, metadataNamespace],
    EntityDescriptor: [() => entity, metadataNamespace]
  }
}

/** Whether an element can be read as what it is taken for. */
export const isReadable = (type: SamlType, namespace: string, attributes: ReadonlyArray<XmlAttribute>): boolean =>
  (type.namespace === undefined || type.namespace === namespace) &&
  attributes.every(({ local, value }) => {
    const kind = Object.hasOwn(type.attributes, local) ? type.attributes[local] : undefined
    return kind === undefined || readable[kind](value)
  }) &&
  (type.holds?.(attributes) ?? true)
