import { concatBytes } from "@noble/hashes/utils.js"
import { readCoseKey } from "./cose.js"
import type { Attestation } from "./response.js"

/** The authenticator signs with the key of the credential itself. */
const isSelfAttested = ({ authData, authenticator, statement }: Attestation, clientDataHash: Uint8Array): boolean => {
  const key = readCoseKey(authenticator.attested.publicKey)
  const signature = statement.get("sig")
  return (
    key !== undefined &&
    signature instanceof Uint8Array &&
    !statement.has("x5c") &&
    !statement.has("ecdaaKeyId") &&
    statement.get("alg") === key.alg &&
    key.verify(concatBytes(authData, clientDataHash), signature)
  )
}

/**
 * Whether what an authenticator says of its own make can be believed. The server asks for no such statement, so that
 * browsers send none, or one that the new key has signed; those with certificates are not understood here.
 */
export const isAttested = (parsed: Attestation, clientDataHash: Uint8Array): boolean =>
  parsed.format === "none"
    ? parsed.statement.size === 0
    : parsed.format === "packed" && isSelfAttested(parsed, clientDataHash)
