import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import * as Either from "effect/Either"
import { readInteger } from "../../../standards/crypto/rsa.js"
import { fromBase64Url, toBase64Url } from "../../../standards/encoding/base64.js"
import { decodeText, struct, text } from "../../../standards/json/decode.js"
import type { Json, JsonMap } from "../../../standards/json/json.js"
import { writeJson } from "../../../standards/json/json.js"
import { validateEmail } from "../../users/email.js"
import { issuers } from "../idTokenIssuer.js"
import { findExternalProvider } from "../knownProviders.js"

/** Who somebody is at a provider. */
export interface ExternalIdentity {
  readonly email: string
  /** "" for none. */
  readonly name: string
}

const decoder = struct("", { email: text, name: text })
const utf8 = new TextDecoder()

/** The code that a provider would hand out: it says itself for whom. */
export const writeCode = ({ email, name }: ExternalIdentity): string =>
  toBase64Url(utf8ToBytes(writeJson({ email, name })))

/** The identity of a code; undefined when no stand-in has handed it out. */
export const readCode = (code: string): ExternalIdentity | undefined =>
  fromBase64Url(code).pipe(
    Either.mapLeft(() => undefined),
    Either.flatMap((bytes) => decodeText(decoder, utf8.decode(bytes))),
    Either.flatMap(({ email, name }) => Either.map(validateEmail(email), (valid) => ({ email: valid, name }))),
    Either.getOrUndefined
  )

/** By what a provider knows somebody: the same for the same address. */
export const subjectOf = ({ email }: ExternalIdentity): string =>
  readInteger(sha256(utf8ToBytes(email)).subarray(0, 8)).toString()

/** What the provider says of somebody, as the server writes it down. */
export const claimsOf = (provider: string, identity: ExternalIdentity): JsonMap => {
  const { email, name } = identity
  const subject = subjectOf(identity)
  const names: ReadonlyArray<readonly [string, Json]> =
    name === ""
      ? []
      : [
          ["full_name", name],
          ["name", name]
        ]
  return new Map<string, Json>([
    ["email", email],
    ["email_verified", true],
    ...names,
    ["iss", issuers[provider] ?? `https://${findExternalProvider(provider)?.host || `${provider}.example`}`],
    ["phone_verified", false],
    ["provider_id", subject],
    ["sub", subject]
  ])
}
