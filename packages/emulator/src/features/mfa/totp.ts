import { hmac } from "@noble/hashes/hmac.js"
import { sha1 } from "@noble/hashes/legacy.js"
import { fromBase32 } from "../../standards/encoding/base32.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { unixSeconds } from "../../standards/time/timestamp.js"

/** How long a code is shown, in seconds. */
export const totpPeriod = 30
export const totpDigits = 6

/** The code for one count. Undefined when the secret is no base32. */
const hotp = (secret: string, counter: number): string | undefined => {
  const key = fromBase32(secret.trim())
  if (key === undefined) return undefined
  const message = new DataView(new ArrayBuffer(8))
  message.setBigUint64(0, BigInt(counter))
  const mac = hmac(sha1, key, new Uint8Array(message.buffer))
  const at = (mac[mac.length - 1] ?? 0) & 15
  const word = new DataView(mac.buffer, mac.byteOffset).getUint32(at) & 0x7fff_ffff
  return String(word % 10 ** totpDigits).padStart(totpDigits, "0")
}

const counterAt = (now: Timestamp): number => Math.floor(unixSeconds(now) / totpPeriod)

/** The code that an authenticator shows now. */
export const totpCode = (secret: string, now: Timestamp): string | undefined => hotp(secret, counterAt(now))

/** Whether a code is that of now, or of one period before or after it: clocks differ. */
export const isTotpCode = (secret: string, code: string, now: Timestamp): boolean => {
  const typed = code.trim()
  const counter = counterAt(now)
  return (
    typed.length === totpDigits &&
    [counter, counter + 1, counter - 1].some((each) => each >= 0 && hotp(secret, each) === typed)
  )
}
