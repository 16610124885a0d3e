import { describe, expect, it } from "@effect/vitest"
import { ed25519 } from "@noble/curves/ed25519.js"
import { secp256k1 } from "@noble/curves/secp256k1.js"
import { keccak_256 } from "@noble/hashes/sha3.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { Effect } from "effect"
import { Emulator } from "../../../src/index.js"
import { request } from "../../support/harness.js"
import { textAt } from "../../support/people.js"

const settings = {
  GOTRUE_EXTERNAL_WEB3_SOLANA_ENABLED: "true",
  GOTRUE_EXTERNAL_WEB3_ETHEREUM_ENABLED: "true",
  GOTRUE_SITE_URL: "https://app.example.com"
}
const issued = "2026-01-01T12:00:00Z"

const start = (given: { readonly [name: string]: string } = settings) =>
  Effect.tap(Emulator.make({ settings: given }), (emulator) => emulator.clock.set(issued))

/** A wallet: its address, and what it makes of a message. */
interface Wallet {
  readonly chain: "solana" | "ethereum"
  readonly name: string
  readonly address: string
  readonly network: string
  readonly sign: (message: string) => string
}

const ethereumKey = new Uint8Array(32).fill(9)
const ethereum: Wallet = {
  chain: "ethereum",
  name: "Ethereum",
  address: `0x${bytesToHex(keccak_256(secp256k1.getPublicKey(ethereumKey, false).subarray(1)).subarray(12))}`,
  network: "1",
  sign: (message) => {
    const hash = keccak_256(utf8ToBytes(`\u0019Ethereum Signed Message:\n${utf8ToBytes(message).length}${message}`))
    const [mark = 0, ...rest] = secp256k1.sign(hash, ethereumKey, { prehash: false, format: "recovered" })
    return `0x${bytesToHex(Uint8Array.from([...rest, mark + 27]))}`
  }
}

const solanaKey = new Uint8Array(32).fill(7)
const solana: Wallet = {
  chain: "solana",
  name: "Solana",
  // Its public key in base58.
  address: "GmaDrppBC7P5ARKV8g3djiwP89vz1jLK23V2GBjuAEGB",
  network: "solana:mainnet",
  sign: (message) => Buffer.from(ed25519.sign(utf8ToBytes(message), solanaKey)).toString("base64")
}

const messageOf = (wallet: Wallet, changes: { readonly [field: string]: string } = {}): string => {
  const { domain = "app.example.com", ...fields } = changes
  const all = {
    URI: "https://app.example.com/login",
    Version: "1",
    "Chain ID": wallet.network,
    "Issued At": issued,
    ...fields
  }
  return [
    `${domain} wants you to sign in with your ${wallet.name} account:`,
    wallet.address,
    "",
    "Welcome",
    "",
    ...Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  ].join("\n")
}

const signIn = (emulator: Emulator.Service, wallet: Wallet, message: string, signature = wallet.sign(message)) =>
  request(emulator, "POST", "/token?grant_type=web3", { chain: wallet.chain, message, signature }, null)

describe.each([solana, ethereum])("a wallet of $name", (wallet) => {
  it.effect("signs in, and again", () =>
    Effect.gen(function* () {
      const emulator = yield* start()
      const first = yield* signIn(emulator, wallet, messageOf(wallet))
      expect(first.status).toBe(200)
      expect(first.body).toMatchObject({
        user: {
          email: "",
          app_metadata: { provider: "web3", providers: ["web3"] },
          user_metadata: {
            sub: `web3:${wallet.chain}:${wallet.address}`,
            email_verified: false,
            phone_verified: false,
            custom_claims: { address: wallet.address, domain: "app.example.com", statement: "Welcome" }
          }
        }
      })
      const again = yield* signIn(emulator, wallet, messageOf(wallet))
      expect(textAt(again, "user", "id")).toBe(textAt(first, "user", "id"))
    })
  )

  it.effect.each([
    [{ URI: "http://app.example.com/" }, "is using URI which does not use HTTPS"],
    [{ URI: "https://elsewhere.example.com/" }, "message was signed for another app"],
    [{ domain: "elsewhere.example.com" }, "is using a Domain that does not match"],
    [{ "Not Before": "2026-01-01T12:01:00Z" }, "becomes valid in the future"],
    [{ "Issued At": "2026-01-01T11:49:00Z" }, "was issued too long ago"],
    [{ "Issued At": "2026-01-01T12:11:00Z" }, "was issued too far in the future"]
  ] as const)("signs for something else: %o", ([changes, description]) =>
    Effect.gen(function* () {
      const { body } = yield* signIn(yield* start(), wallet, messageOf(wallet, changes))
      expect(body["error"]).toBe("invalid_grant")
      expect(body["error_description"]).toContain(description)
    })
  )

  it.effect.each([
    [{ Version: "2" }, 'Version value is not supported, expected 1 got "2"'],
    [{ "Chain ID": "x" }, "Chain ID is not valid"],
    [{ "Issued At": "today" }, "Issued At is not a valid ISO8601 timestamp"],
    [{ "Expiration Time": "2026-01-01T11:00:00Z" }, "Issued At is after Expiration Time"],
    [{ domain: "no domain" }, "domain in first line of message is not valid"]
  ] as const)("signs what is no message: %o", ([changes, problem]) =>
    Effect.gen(function* () {
      const { body } = yield* signIn(yield* start(), wallet, messageOf(wallet, changes))
      expect(body["error_code"]).toBe("validation_failed")
      expect(body["msg"]).toMatch(/^siw[se]: /)
      expect(body["msg"]).toContain(problem)
    })
  )

  it.effect("does not sign for another", () =>
    Effect.gen(function* () {
      const signature = wallet.sign(messageOf(wallet, { Nonce: "1" }))
      const { body } = yield* signIn(yield* start(), wallet, messageOf(wallet), signature)
      expect(body["error_description"]).toBe("Signature does not match address in message")
    })
  )
})

describe("wallets", () => {
  it.effect("are let in where the settings say so", () =>
    Effect.gen(function* () {
      const off = yield* signIn(yield* start({}), solana, messageOf(solana))
      expect(off).toMatchObject({ status: 422, body: { msg: "Web3 provider is disabled" } })
      const one = yield* start({ GOTRUE_EXTERNAL_WEB3_SOLANA_ENABLED: "true" })
      expect((yield* signIn(one, ethereum, messageOf(ethereum))).body).toMatchObject({
        msg: "Ethereum Web3 provider is disabled"
      })
      const bitcoin = yield* request(one, "POST", "/token?grant_type=web3", { chain: "bitcoin" }, null)
      expect(bitcoin.body).toMatchObject({ error_code: "web3_unsupported_chain" })
    })
  )
})
