import * as Either from "effect/Either"
import { toBase64Url } from "../../standards/encoding/base64.js"
import { decodeText, flag, struct, text, texts } from "../../standards/json/decode.js"
import { base64Bytes, integer } from "../../standards/json/decodeValues.js"
import { writeJson } from "../../standards/json/json.js"
import { nilUuid } from "../../standards/text/uuid.js"
import { noBytes } from "../../standards/webauthn/response.js"
import type { Credential } from "../../standards/webauthn/verify.js"

const stored = struct("Credential", {
  id: text,
  publicKey: base64Bytes,
  attestationType: text,
  transport: texts,
  flags: struct("Flags", { userPresent: flag, userVerified: flag, backupEligible: flag, backupState: flag }),
  authenticator: struct("Authenticator", { signCount: integer, attachment: text })
})

/** The credential of a second factor, as its column holds it. */
export const writeFactorCredential = (credential: Credential): string =>
  writeJson({
    id: credential.id,
    publicKey: toBase64Url(credential.publicKey),
    attestationType: credential.format,
    transport: credential.transports,
    flags: {
      userPresent: credential.userPresent,
      userVerified: credential.userVerified,
      backupEligible: credential.backupEligible,
      backupState: credential.backedUp
    },
    authenticator: { signCount: credential.signCount, attachment: credential.attachment }
  })

/** Reads it back; undefined when the column holds none. */
export const readFactorCredential = (column: string | null, aaguid: string | null): Credential | undefined => {
  const read = column === null ? undefined : Either.getOrUndefined(decodeText(stored, column))
  return read === undefined
    ? undefined
    : {
        id: read.id,
        publicKey: read.publicKey ?? noBytes,
        format: read.attestationType,
        transports: read.transport ?? [],
        userPresent: read.flags.userPresent,
        userVerified: read.flags.userVerified,
        backupEligible: read.flags.backupEligible,
        backedUp: read.flags.backupState,
        aaguid: aaguid ?? nilUuid,
        signCount: read.authenticator.signCount,
        attachment: read.authenticator.attachment
      }
}
