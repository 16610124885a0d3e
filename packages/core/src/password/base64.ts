/** Base64 as the sources of hashes write it, and as the server reads it. */

const alphabet = /^[A-Za-z0-9+/]*$/

/** Without padding, and with `+` and `/` for the signs of URLs. `undefined` for what is no base64. */
export const plain = (text: string): string | undefined => {
  const digits = text.replaceAll("-", "+").replaceAll("_", "/")
  const end = digits.indexOf("=")
  const written = end < 0 ? digits : digits.slice(0, end)
  const isPadded = end < 0 || (digits.length % 4 === 0 && /^==?$/.test(digits.slice(end)))
  return isPadded && written.length % 4 !== 1 && alphabet.test(written) ? written : undefined
}

/** With padding. `undefined` for what is no base64. */
export const padded = (text: string): string | undefined => {
  const digits = plain(text)
  return digits?.padEnd(Math.ceil(digits.length / 4) * 4, "=")
}

/** The number of bytes of base64. */
export const byteLength = (text: string): number => Math.floor((text.replaceAll("=", "").length * 3) / 4)
