import { isReadable } from "./samlSchema.js"
import type { SamlType } from "./samlSchema.js"
import { XmlScanner } from "./xml.js"
import { namespaceOf, withDeclared } from "./xmlNamespaces.js"
import type { Namespaces } from "./xmlNamespaces.js"

const assertion = "urn:oasis:names:tc:SAML:2.0:assertion"

const response: SamlType = {
  namespace: "urn:oasis:names:tc:SAML:2.0:protocol",
  attributes: { IssueInstant: "relaxedTime" },
  children: {}
}

interface Open {
  readonly name: string
  readonly namespaces: Namespaces
}

/** What an identity provider's answer says of itself, before anybody asks whether it is true. */
export interface PeekedResponse {
  /** Absent where nobody says to have written it. */
  readonly issuer: string | undefined
}

/** Looks into an answer of an identity provider. Undefined when it is none. */
export const peekResponse = (xml: string): PeekedResponse | undefined => {
  const scanner = new XmlScanner(xml)
  const open: Array<Open> = []
  let issuer: string | undefined
  for (let token = scanner.next(true); token !== undefined; token = scanner.next(true)) {
    if (token.kind === "start") {
      const namespaces = withDeclared(open.at(-1)?.namespaces ?? new Map(), token.attributes)
      const { local, prefix } = token.name
      const namespace = namespaceOf(token.name, namespaces)
      if (open.length === 0 && (local !== "Response" || !isReadable(response, namespace, token.attributes))) {
        return undefined
      }
      if (open.length === 1 && local === "Issuer" && namespace === assertion) issuer = ""
      if (!token.empty) open.push({ name: `${prefix}:${local}`, namespaces })
      else if (open.length === 0) return { issuer }
    }
    if (token.kind === "text" && issuer !== undefined && open.length === 2 && open[1]?.name.endsWith(":Issuer")) {
      issuer += token.text
    }
    if (token.kind === "end") {
      if (open.pop()?.name !== `${token.name.prefix}:${token.name.local}`) return undefined
      if (open.length === 0) return { issuer }
    }
  }
  return undefined
}
