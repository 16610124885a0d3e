import { sha224, sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { toBase64Url } from "./base64.js"

/** What a one-time code is stored as: it cannot be used for another address. */
export const tokenHash = (address: string, code: string): string => bytesToHex(sha224(utf8ToBytes(address + code)))

/** What takes the place of an address when its user is deleted softly. */
export const obscure = (userId: string, value: string): string => toBase64Url(sha256(utf8ToBytes(userId + value)))
