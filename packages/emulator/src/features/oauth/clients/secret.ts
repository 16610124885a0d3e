import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import type { Randomness } from "../../../standards/crypto/random.js"
import { toBase64Url } from "../../../standards/encoding/base64.js"

/** A new secret for an OAuth client. */
export const makeClientSecret = (random: Randomness): string => toBase64Url(random.bytes(32))

/** What is kept of a secret. */
export const hashClientSecret = (secret: string): string => toBase64Url(sha256(utf8ToBytes(secret)))
