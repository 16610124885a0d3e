import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import { toBase64Url } from "../../standards/encoding/base64.js"

/** What takes the place of an address when its user is deleted softly. */
export const obscure = (userId: string, value: string): string => toBase64Url(sha256(utf8ToBytes(userId + value)))
