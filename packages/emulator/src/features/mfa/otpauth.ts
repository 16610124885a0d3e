import { escapePath, escapeQuery } from "../../standards/url/escape.js"
import { totpDigits, totpPeriod } from "./totp.js"

/** As Go writes a segment of a path: unlike in a whole path, `/`, `;`, `,` and `?` do not stay bare. */
const escapeSegment = (text: string): string =>
  text.replace(/[^A-Za-z0-9\-_.~$&+:=@]+/g, (part) => escapeQuery(part).replaceAll("+", "%20"))

/** What an authenticator app reads from the QR code. */
export const otpauthUri = (key: {
  readonly issuer: string
  readonly account: string
  readonly secret: string
}): string => {
  const query = [
    ["algorithm", "SHA1"],
    ["digits", String(totpDigits)],
    ["issuer", escapeSegment(key.issuer)],
    ["period", String(totpPeriod)],
    ["secret", key.secret]
  ]
  const label = escapePath(`/${key.issuer}:${key.account}`)
  return `otpauth://totp${label}?${query.map(([name, value]) => `${name}=${value}`).join("&")}`
}
