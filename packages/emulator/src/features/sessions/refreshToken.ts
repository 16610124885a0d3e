import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"
import * as Either from "effect/Either"
import { fromBase64Url, toBase64Url } from "../../standards/encoding/base64.js"
import { byteLength } from "../../standards/text/byteLength.js"
import { uuidFromBytes, uuidToBytes } from "../../standards/text/uuid.js"

const signatureLength = 16
const checksumLength = 4
const sessionEnd = 1 + 16
const shortest = sessionEnd + 1 + signatureLength + checksumLength

/** A refresh token that carries its session in it, and how many came before it. */
export interface SelfContained {
  readonly sessionId: string
  readonly counter: number
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

const same = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, i) => byte === right[i])

/** Seven bits a byte, the lowest first; all but the last byte have the highest bit set. */
const writeCounter = (counter: number): ReadonlyArray<number> => {
  const bytes: Array<number> = []
  let rest = BigInt(counter)
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80)
  return [...bytes, Number(rest)]
}

const largest = 2n ** 63n - 1n

const readCounter = (bytes: Uint8Array): number | undefined => {
  const last = bytes.length - 1
  if (last < 0 || last > 9 || (last === 9 && (bytes[9] ?? 0) > 1)) return undefined
  if (bytes.some((byte, i) => byte < 0x80 !== (i === last))) return undefined
  const value = bytes.reduce((sum, byte, i) => sum | (BigInt(byte & 0x7f) << BigInt(7 * i)), 0n)
  return Number(value > largest ? largest : value)
}

const checksum = (bytes: Uint8Array): Uint8Array => sha256(bytes).slice(0, checksumLength)

const sign = (key: Uint8Array, bytes: Uint8Array): Uint8Array => hmac(sha256, key, bytes).slice(0, signatureLength)

/** Takes a text apart that may be such a token. */
export const parseSelfContained = (text: string): SelfContained | undefined => {
  const bytes = fromBase64Url(text)
  if (Either.isLeft(bytes)) return undefined
  const raw = bytes.right
  if (raw.length < shortest || raw[0] !== 0) return undefined
  const body = raw.slice(0, -checksumLength)
  if (!same(raw.slice(-checksumLength), checksum(body))) return undefined
  const signed = body.slice(0, -signatureLength)
  const counter = readCounter(signed.slice(sessionEnd))
  return counter === undefined
    ? undefined
    : {
        sessionId: uuidFromBytes(signed.slice(1, sessionEnd)),
        counter,
        signed,
        signature: body.slice(-signatureLength)
      }
}

export const isSignedBy = (token: SelfContained, key: Uint8Array): boolean =>
  same(token.signature, sign(key, token.signed))

export const writeSelfContained = (sessionId: string, counter: number, key: Uint8Array): string => {
  const signed = Uint8Array.from([0, ...uuidToBytes(sessionId), ...writeCounter(counter)])
  const body = Uint8Array.from([...signed, ...sign(key, signed)])
  return toBase64Url(Uint8Array.from([...body, ...checksum(body)]))
}

/** Whether a text could be a refresh token at all. */
export const isRefreshToken = (text: string): boolean =>
  byteLength(text) === 12
    ? /^[a-z0-9]{12}$/.test(text)
    : byteLength(text) > 12 && parseSelfContained(text) !== undefined
