import * as Either from "effect/Either"
import { fromBase64Url } from "../encoding/base64.js"
import type { Cbor, CborMap } from "../encoding/cbor.js"
import { isCborMap, readCbor } from "../encoding/cbor.js"
import type { Decoded } from "../json/decode.js"
import { decodeNode, record, struct, text, texts } from "../json/decode.js"
import { base64Bytes, integer } from "../json/decodeValues.js"
import type { Node } from "../json/parse.js"
import type { AuthenticatorData } from "./authenticatorData.js"
import { parseAuthenticatorData } from "./authenticatorData.js"
import type { ClientData } from "./clientData.js"
import { parseClientData } from "./clientData.js"

const credentialFields = {
  id: text,
  type: text,
  rawId: base64Bytes,
  clientExtensionResults: record,
  authenticatorAttachment: text
}

const creationShape = struct(
  "CredentialCreationResponse",
  {
    ...credentialFields,
    response: struct(
      "AuthenticatorAttestationResponse",
      {
        clientDataJSON: base64Bytes,
        transports: texts,
        authenticatorData: base64Bytes,
        publicKey: base64Bytes,
        publicKeyAlgorithm: integer,
        attestationObject: base64Bytes
      },
      "protocol"
    )
  },
  "protocol"
)

const assertionShape = struct(
  "CredentialAssertionResponse",
  {
    ...credentialFields,
    response: struct(
      "AuthenticatorAssertionResponse",
      {
        clientDataJSON: base64Bytes,
        authenticatorData: base64Bytes,
        signature: base64Bytes,
        userHandle: base64Bytes
      },
      "protocol"
    )
  },
  "protocol"
)

/** What a browser returns when a credential is made. */
export interface Attestation {
  readonly written: Decoded<typeof creationShape>
  readonly clientData: ClientData
  readonly format: string
  readonly statement: CborMap
  readonly authData: Uint8Array
  readonly authenticator: AuthenticatorData & { readonly attested: NonNullable<AuthenticatorData["attested"]> }
}

/** What a browser returns when a credential is used. */
export interface Assertion {
  readonly written: Decoded<typeof assertionShape>
  readonly clientData: ClientData
  readonly authenticator: AuthenticatorData
}

export const noBytes = new Uint8Array(0)

const isCredential = ({ id, type }: { readonly id: string; readonly type: string }): boolean =>
  id !== "" && Either.isRight(fromBase64Url(id)) && type === "public-key"

const bytesOf = (value: Cbor | undefined): Uint8Array | undefined =>
  value === undefined || value === null ? noBytes : value instanceof Uint8Array ? value : undefined

const textOf = (value: Cbor | undefined): string | undefined =>
  value === undefined || value === null ? "" : typeof value === "string" ? value : undefined

const statementOf = (value: Cbor | undefined): CborMap | undefined => {
  if (value === undefined || value === null) return new Map()
  return isCborMap(value) && [...value.keys()].every((key) => typeof key === "string") ? value : undefined
}

/** Parses the credential that was made for creation options; undefined when it is invalid. */
export const parseAttestation = (node: Node): Attestation | undefined => {
  const written = Either.getOrUndefined(decodeNode(creationShape, node))
  if (written === undefined || !isCredential(written)) return undefined
  const clientData = parseClientData(written.response.clientDataJSON ?? noBytes)
  const object = readCbor(written.response.attestationObject ?? noBytes)?.value
  if (clientData === undefined || !isCborMap(object)) return undefined
  const authData = bytesOf(object.get("authData"))
  const format = textOf(object.get("fmt"))
  const statement = statementOf(object.get("attStmt"))
  if (authData === undefined || format === undefined || statement === undefined) return undefined
  const authenticator = parseAuthenticatorData(authData)
  return authenticator?.attested === undefined
    ? undefined
    : {
        written,
        clientData,
        format,
        statement,
        authData,
        authenticator: { ...authenticator, attested: authenticator.attested }
      }
}

/** Parses the credential that was made for request options; undefined when it is invalid. */
export const parseAssertion = (node: Node): Assertion | undefined => {
  const written = Either.getOrUndefined(decodeNode(assertionShape, node))
  if (written === undefined || !isCredential(written)) return undefined
  const clientData = parseClientData(written.response.clientDataJSON ?? noBytes)
  const authenticator = parseAuthenticatorData(written.response.authenticatorData ?? noBytes)
  return clientData === undefined || authenticator === undefined ? undefined : { written, clientData, authenticator }
}
