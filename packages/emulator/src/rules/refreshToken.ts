import { sha256 } from "@noble/hashes/sha2.js"
import * as Either from "effect/Either"
import { fromBase64Url } from "./base64.js"
import { byteLength } from "./email.js"

const signatureLength = 16
const checksumLength = 4
const shortest = 1 + 16 + 1 + signatureLength + checksumLength

/** Whether a text has the form of a refresh token that carries its session in it. */
const isSelfContained = (text: string): boolean => {
  const bytes = fromBase64Url(text)
  if (Either.isLeft(bytes)) return false
  const raw = bytes.right
  if (raw.length < shortest || raw.length > shortest + 8 || raw[0] !== 0) return false
  const body = raw.slice(0, -checksumLength)
  const checksum = sha256(body).slice(0, checksumLength)
  return raw.slice(-checksumLength).every((byte, i) => byte === checksum[i])
}

/** Whether a text could be a refresh token at all. */
export const isRefreshToken = (text: string): boolean =>
  byteLength(text) === 12 ? /^[a-z0-9]{12}$/.test(text) : byteLength(text) > 12 && isSelfContained(text)
