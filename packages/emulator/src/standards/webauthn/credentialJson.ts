import { toPaddedBase64, toBase64Url } from "../encoding/base64.js"
import type { Cbor } from "../encoding/cbor.js"
import { isCborList } from "../encoding/cbor.js"
import type { Json, JsonMap } from "../json/json.js"
import type { AuthenticatorData } from "./authenticatorData.js"
import type { ClientData } from "./clientData.js"
import type { Assertion, Attestation } from "./response.js"
import { noBytes } from "./response.js"
import { attachmentOf, transportsOf } from "./verify.js"

const members = (given: { readonly [name: string]: Json | undefined }): JsonMap =>
  new Map(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])))

const orAbsent = (text: string): string | undefined => (text === "" ? undefined : text)
const urlBytes = (bytes: Uint8Array | null): Json => (bytes === null ? null : toBase64Url(bytes))
const plainBytes = (bytes: Uint8Array | null | undefined): Json =>
  bytes === null || bytes === undefined ? null : toPaddedBase64(bytes)

/** A value of a statement: bytes become base64. */
const cborJson = (value: Cbor): Json => {
  if (value instanceof Uint8Array) return toPaddedBase64(value)
  if (isCborList(value)) return value.map(cborJson)
  if (value instanceof Map) return new Map([...value].map(([key, member]) => [String(key), cborJson(member)]))
  return typeof value === "object" ? null : value
}

const clientDataJson = (data: ClientData): JsonMap =>
  members({
    type: data.type,
    challenge: data.challenge,
    origin: data.origin,
    topOrigin: orAbsent(data.topOrigin),
    crossOrigin: data.crossOrigin || undefined,
    tokenBinding:
      data.tokenBinding === null
        ? undefined
        : members({ status: data.tokenBinding.status, id: orAbsent(data.tokenBinding.id) }),
    new_keys_may_be_added_here: orAbsent(data.new_keys_may_be_added_here)
  })

const authenticatorJson = (data: AuthenticatorData): JsonMap =>
  members({
    rpid: toPaddedBase64(data.rpIdHash),
    flags: data.flags,
    sign_count: data.signCount,
    att_data: members({
      aaguid: plainBytes(data.attested?.aaguid),
      credential_id: plainBytes(data.attested?.id),
      public_key: plainBytes(data.attested?.publicKey)
    }),
    ext_data: plainBytes(data.extensions)
  })

/** The part that both kinds of credential share, once as it was parsed and once as it was written. */
const responseJson = (
  written: Attestation["written"] | Assertion["written"],
  response: JsonMap,
  writtenResponse: JsonMap
): JsonMap => {
  const extensions = written.clientExtensionResults
  const clientExtensionResults = extensions === null || extensions.size === 0 ? undefined : extensions
  return members({
    ID: written.id,
    Type: written.type,
    rawId: plainBytes(written.rawId),
    clientExtensionResults,
    authenticatorAttachment: orAbsent(attachmentOf(written.authenticatorAttachment)),
    Response: response,
    Raw: members({
      id: written.id,
      type: written.type,
      rawId: urlBytes(written.rawId),
      clientExtensionResults,
      authenticatorAttachment: orAbsent(written.authenticatorAttachment),
      response: writtenResponse
    })
  })
}

/** What a factor shows of the credential with which it was registered. */
export const attestationJson = (parsed: Attestation): JsonMap => {
  const { response } = parsed.written
  const transports = transportsOf(parsed)
  return responseJson(
    parsed.written,
    members({
      CollectedClientData: clientDataJson(parsed.clientData),
      AttestationObject: members({
        AuthData: authenticatorJson(parsed.authenticator),
        authData: toPaddedBase64(parsed.authData),
        fmt: parsed.format,
        attStmt: parsed.statement.size === 0 ? undefined : cborJson(parsed.statement)
      }),
      Transports: transports.length === 0 ? null : transports
    }),
    members({
      clientDataJSON: urlBytes(response.clientDataJSON),
      transports: (response.transports ?? []).length === 0 ? undefined : response.transports,
      authenticatorData: urlBytes(response.authenticatorData),
      publicKey: urlBytes(response.publicKey),
      publicKeyAlgorithm: response.publicKeyAlgorithm,
      attestationObject: urlBytes(response.attestationObject)
    })
  )
}

/** What a factor shows of the credential with which it was last used. */
export const assertionJson = (parsed: Assertion): JsonMap => {
  const { response } = parsed.written
  return responseJson(
    parsed.written,
    members({
      CollectedClientData: clientDataJson(parsed.clientData),
      AuthenticatorData: authenticatorJson(parsed.authenticator),
      Signature: plainBytes(response.signature),
      UserHandle: plainBytes(response.userHandle)
    }),
    members({
      clientDataJSON: urlBytes(response.clientDataJSON),
      authenticatorData: urlBytes(response.authenticatorData),
      signature: urlBytes(response.signature),
      userHandle: (response.userHandle ?? noBytes).length === 0 ? undefined : urlBytes(response.userHandle)
    })
  )
}
