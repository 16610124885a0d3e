import * as Either from "effect/Either"
import { fromBase64Url } from "../../standards/encoding/base64.js"
import { decodeText, struct, text } from "../../standards/json/decode.js"

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true })
const payload = struct("", { iss: text })

/** The issuer that a token names; undefined when it is invalid. */
export const issuerOf = (token: string): string | undefined => {
  const [, body, ...more] = token.split(".")
  if (body === undefined || more.length !== 1) return undefined
  const claims = Either.flatMap(fromBase64Url(body), (bytes) => decodeText(payload, utf8.decode(bytes)))
  return Either.isRight(claims) ? claims.right.iss : undefined
}

/** The issuers of the providers that have but one. */
export const issuers: { readonly [provider: string]: string } = {
  google: "https://accounts.google.com",
  facebook: "https://www.facebook.com",
  kakao: "https://kauth.kakao.com",
  vercel_marketplace: "https://marketplace.vercel.com",
  snapchat: "https://accounts.snapchat.com/accounts/oauth2/token"
}

const appleIssuers = new Set(["https://appleid.apple.com", "https://account.apple.com"])

/** A provider with more than one issuer: its tokens themselves tell which. */
export interface ManyIssuers {
  readonly name: "Apple" | "Azure"
  /** Whether a caller means the provider by an issuer. */
  readonly isMeant: (issuer: string) => boolean
  readonly issues: (issuer: string) => boolean
}

export const apple: ManyIssuers = {
  name: "Apple",
  isMeant: (issuer) => appleIssuers.has(issuer),
  issues: (issuer) => appleIssuers.has(issuer)
}

export const azure: ManyIssuers = {
  name: "Azure",
  isMeant: (issuer) => /^https:\/\/login\.microsoftonline\.com\/[^/]+\/v2\.0\/?$/.test(issuer),
  issues: (issuer) =>
    issuer.startsWith("https://login.microsoftonline.com/") || issuer.startsWith("https://sts.windows.net/")
}
