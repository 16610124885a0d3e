import { sha224 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"

/** What a one-time code is stored as: it cannot be used for another address. */
export const tokenHash = (address: string, code: string): string => bytesToHex(sha224(utf8ToBytes(address + code)))
