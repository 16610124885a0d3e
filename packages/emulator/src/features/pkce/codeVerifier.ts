import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import { toBase64Url } from "../../standards/encoding/base64.js"

/** How a challenge is made from its verifier. */
export type ChallengeMethod = "s256" | "plain"

/** The names of the methods, in any letter case; undefined for others. */
export const parseChallengeMethod = (name: string): ChallengeMethod | undefined => {
  const lower = name.toLowerCase()
  return lower === "s256" || lower === "plain" ? lower : undefined
}

/** Whether a verifier is the one from which a challenge was made. */
export const isVerifier = (challenge: string, method: string, verifier: string): boolean =>
  challenge === (method === "plain" ? verifier : toBase64Url(sha256(utf8ToBytes(verifier))))
