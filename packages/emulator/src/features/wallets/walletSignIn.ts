import * as Either from "effect/Either"
import { badRequest, invalid, panic, unprocessable } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import { fromBase64Url } from "../../standards/encoding/base64.js"
import { struct, text } from "../../standards/json/decode.js"
import type { Json } from "../../standards/json/json.js"
import { byteLength } from "../../standards/text/byteLength.js"
import { withoutTrailing } from "../../standards/text/trim.js"
import type { GoUrl } from "../../standards/url/goUrl.js"
import { formatGoUrl, hostName } from "../../standards/url/goUrl.js"
import { isRedirectAllowed } from "../../standards/url/redirect.js"
import { audit } from "../audit/audit.js"
import { signInByVoucher } from "../external/accounts.js"
import { afterUserCreated } from "../hooks/userCreated.js"
import { grantBody, openSession } from "../sessions/sessions.js"
import type { WalletKind, WalletMessage } from "./walletMessage.js"
import { ethereum, parseWalletMessage, solana } from "./walletMessage.js"
import { isSignedByEthereum, isSignedBySolana } from "./walletSignature.js"

const walletParams = struct("Web3GrantParams", { message: text, signature: text, chain: text })

const rejected = (description: string): Result<never> =>
  Either.left({ kind: "oauth", error: "invalid_grant", description })

const mismatch = "Signature does not match address in message"

const checkLength = (message: string): Result<void> => {
  const length = byteLength(message)
  if (length < 64) return Either.left(invalid("message is too short"))
  return length > 20_480 ? Either.left(invalid("message must not exceed 20KB")) : Either.right(undefined)
}

const parse = (kind: WalletKind, message: string): Result<WalletMessage> =>
  Either.mapLeft(parseWalletMessage(kind, message), invalid)

const signedBySolana = (message: string, signature: string): Result<WalletMessage> =>
  Either.gen(function* () {
    if (![86, 88].includes(byteLength(signature))) {
      const expected = "signature must be 64 bytes encoded as base64 with or without padding"
      return yield* Either.left(invalid(expected))
    }
    const bytes = fromBase64Url(withoutTrailing(signature, "=").replaceAll("+", "-").replaceAll("/", "_"))
    if (Either.isLeft(bytes)) {
      return yield* Either.left(invalid("signature does not contain valid base64 characters"))
    }
    const parsed = yield* parse(solana, message)
    const signed = isSignedBySolana(parsed, bytes.right)
    if (signed === undefined) return yield* Either.left(panic)
    return signed ? parsed : yield* rejected(mismatch)
  })

const signedByEthereum = (message: string, signature: string): Result<WalletMessage> =>
  Either.gen(function* () {
    if (byteLength(signature.replace(/^0x/, "")) !== 130) {
      const expected = "signature must be 65 bytes long, encoded as a 130 character-long hexadecimal string"
      return yield* Either.left(invalid(expected))
    }
    const parsed = yield* parse(ethereum, message)
    return isSignedByEthereum(parsed, signature) ? parsed : yield* rejected(mismatch)
  })

/** Whether the message was signed for this server, and now. */
const checkMessage = (call: Call, { name }: WalletKind, message: WalletMessage, validity: bigint): Result<void> => {
  const { domain, expiresAt, issuedAt, notBefore, uri } = message
  const host = hostName(uri)
  const signed = `Signed ${name} message`
  if (uri.scheme !== "https" && host !== "localhost") return rejected(`${signed} is using URI which does not use HTTPS`)
  if (!isRedirectAllowed(formatGoUrl(uri), call.settings)) {
    return rejected(`${signed} is using URI which is not allowed on this server, message was signed for another app`)
  }
  const sameDomain = uri.host === domain && isRedirectAllowed(`https://${domain}/`, call.settings)
  if (host !== "localhost" && !sameDomain) {
    return rejected(
      `${signed} is using a Domain that does not match the one in URI which is not allowed on this server`
    )
  }
  const now = call.now()
  if (notBefore !== undefined && now < notBefore) return rejected(`${signed} becomes valid in the future`)
  // On Ethereum the end is looked at only where there is a beginning.
  const ends = expiresAt !== undefined && (name === "Solana" || notBefore !== undefined)
  if (ends && now > expiresAt) return rejected(`${signed} is expired`)
  if (now > issuedAt + validity) return rejected(`${name} message was issued too long ago`)
  return now < issuedAt - validity
    ? rejected(`${name} message was issued too far in the future`)
    : Either.right(undefined)
}

/** How a URL looks that is logged as it is. */
const loggedUrl = (uri: GoUrl): Json =>
  new Map<string, Json>([
    ["Scheme", uri.scheme],
    ["Opaque", uri.opaque],
    ["User", null],
    ["Host", uri.host],
    ["Path", uri.path],
    ["RawPath", ""],
    ["OmitHost", false],
    ["ForceQuery", uri.query === ""],
    ["RawQuery", uri.query ?? ""],
    ["Fragment", uri.fragment ?? ""],
    ["RawFragment", ""]
  ])

const enter = (call: Call, chain: string, message: WalletMessage): Result<Reply> =>
  Either.gen(function* () {
    const { address, domain, network, statement, uri } = message
    const subject = `web3:${chain}:${address}`
    const claims = new Map<string, Json>([
      ["sub", subject],
      ["email_verified", false],
      ["phone_verified", false],
      [
        "custom_claims",
        new Map<string, Json>([
          ["address", address],
          ["chain", chain],
          ["network", network],
          ["domain", domain],
          ["statement", statement ?? (chain === "solana" ? "" : null)]
        ])
      ]
    ])
    const { isNew, loaded } = yield* signInByVoucher(call, { provider: "web3", subject, claims })
    audit(call, loaded.user, "login", { provider: "web3", chain, network, address, domain, uri: loggedUrl(uri) })
    const grant = yield* openSession(call, loaded.user, "web3")
    if (isNew) afterUserCreated(call, { ...loaded, user: grant.user })
    return json(200, grantBody(grant, loaded))
  })

/** `POST /token?grant_type=web3`: somebody signs in with a wallet. */
export const byWallet = (call: Call): Result<Reply> =>
  Either.gen(function* () {
    const { wallets } = call.settings.external
    const disabled = (what: string) => unprocessable("web3_provider_disabled", `${what} provider is disabled`)
    if (!wallets.solana.enabled && !wallets.ethereum.enabled) return yield* Either.left(disabled("Web3"))
    const { chain, message, signature } = yield* readBody(call, walletParams)
    if (chain !== "solana" && chain !== "ethereum") {
      return yield* Either.left(badRequest("web3_unsupported_chain", "Unsupported chain"))
    }
    const kind = chain === "solana" ? solana : ethereum
    if (!wallets[chain].enabled) return yield* Either.left(disabled(`${kind.name} Web3`))
    yield* checkLength(message)
    const signed = yield* kind === solana ? signedBySolana(message, signature) : signedByEthereum(message, signature)
    yield* checkMessage(call, kind, signed, wallets[chain].validity)
    return yield* enter(call, chain, signed)
  })
