import type { Declared } from "../xml/namespaces.js"
import { Namespaces } from "../xml/namespaces.js"
import { XmlScanner } from "../xml/scanner.js"
import type { SamlType } from "./schema.js"
import { isReadable } from "./schema.js"

const assertion = "urn:oasis:names:tc:SAML:2.0:assertion"

const response: SamlType = {
  namespace: "urn:oasis:names:tc:SAML:2.0:protocol",
  attributes: { IssueInstant: "relaxedTime" },
  children: {}
}

interface Open {
  readonly name: string
  readonly declared: Declared
}

/** What an identity provider's response claims, before it is verified. */
export interface PeekedResponse {
  /** Absent when the response names no issuer. */
  readonly issuer: string | undefined
}

/** Reads a response of an identity provider. Undefined when it is invalid. */
export const peekResponse = (xml: string): PeekedResponse | undefined => {
  const scanner = new XmlScanner(xml)
  const open: Array<Open> = []
  const namespaces = new Namespaces()
  let issuer: string | undefined
  for (let token = scanner.next(true); token !== undefined; token = scanner.next(true)) {
    if (token.kind === "start") {
      const declared = namespaces.declare(token.attributes)
      const { local, prefix } = token.name
      const namespace = namespaces.of(token.name)
      if (open.length === 0 && (local !== "Response" || !isReadable(response, namespace, token.attributes))) {
        return undefined
      }
      if (open.length === 1 && local === "Issuer" && namespace === assertion) issuer = ""
      if (!token.empty) open.push({ name: `${prefix}:${local}`, declared })
      else if (open.length === 0) return { issuer }
      else namespaces.undeclare(declared)
    }
    if (token.kind === "text" && issuer !== undefined && open.length === 2 && open[1]?.name.endsWith(":Issuer")) {
      issuer += token.text
    }
    if (token.kind === "end") {
      const last = open.pop()
      if (last?.name !== `${token.name.prefix}:${token.name.local}`) return undefined
      namespaces.undeclare(last.declared)
      if (open.length === 0) return { issuer }
    }
  }
  return undefined
}
