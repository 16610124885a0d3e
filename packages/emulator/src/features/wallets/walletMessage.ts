import * as Either from "effect/Either"
import { goQuote } from "../../standards/text/quote.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { parseTimestamp } from "../../standards/time/timestamp.js"
import type { GoUrl } from "../../standards/url/goUrl.js"
import { parseRequestUri } from "../../standards/url/requestUri.js"

/** A kind of wallet, and what its messages look like. */
export interface WalletKind {
  readonly name: "Solana" | "Ethereum"
  /** In front of everything that is said about a message. */
  readonly format: "siws" | "siwe"
  readonly address: RegExp
  readonly badAddress: string
  readonly isNetwork: (network: string) => boolean
}

export const solana: WalletKind = {
  name: "Solana",
  format: "siws",
  address: /^[a-zA-Z0-9]{32,44}$/,
  badAddress: "wallet address is not in base58 format",
  isNetwork: (network) => network === "" || /^solana:(?:main|dev|test|local)net$/.test(network)
}

export const ethereum: WalletKind = {
  name: "Ethereum",
  format: "siwe",
  address: /^0x[a-fA-F0-9]{40}$/,
  badAddress: "wallet address is not a valid Ethereum address",
  isNetwork: (network) => {
    const isInteger = /^[+-]?0*\d{1,20}$/.test(network)
    return isInteger && BigInt(network.replace(/^\+/, "")) > 0n && BigInt(network.replace(/^\+/, "")) < 2n ** 63n
  }
}

/** What a wallet signs to sign in. */
export interface WalletMessage {
  readonly raw: string
  readonly domain: string
  readonly address: string
  readonly statement: string | undefined
  readonly uri: GoUrl
  readonly network: string
  readonly issuedAt: Timestamp
  readonly expiresAt: Timestamp | undefined
  readonly notBefore: Timestamp | undefined
}

const domainPattern = /^(?:localhost|(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,})(?::\d{1,5})?$/

/** The time that stands for none. */
const noTime = parseTimestamp("0001-01-01T00:00:00Z")

interface Fields {
  readonly values: ReadonlyMap<string, string>
}

/** A field that can be read; on the left what is wrong with it. */
const checkField = (kind: WalletKind, name: string, value: string): string | undefined => {
  switch (name) {
    case "URI":
      return parseRequestUri(value) === undefined ? "URI is not valid" : undefined
    case "Chain ID":
      return kind.isNetwork(value) ? undefined : "Chain ID is not valid"
    case "Issued At":
    case "Expiration Time":
    case "Not Before":
      return parseTimestamp(value) === undefined ? `${name} is not a valid ISO8601 timestamp` : undefined
    default:
      return undefined
  }
}

const readFields = (kind: WalletKind, lines: ReadonlyArray<string>, from: number): Either.Either<Fields, string> => {
  const values = new Map<string, string>()
  let resources: number | undefined
  let listed = 0
  for (let i = from; i < lines.length; i++) {
    const line = (lines[i] ?? "").trim()
    if (resources !== undefined && line.startsWith("- ")) {
      if (parseRequestUri(line.slice(2).trim()) === undefined) {
        return Either.left(`Resource at position ${listed} has invalid URI`)
      }
      listed++
      continue
    }
    resources = line === "Resources:" ? i : undefined
    if (line === "" || resources !== undefined) continue
    const colon = line.indexOf(":")
    if (colon < 0) return Either.left(`encountered unparsable line at index ${i}`)
    const name = line.slice(0, colon)
    const value = line.slice(colon + 1).trim()
    const problem = checkField(kind, name, value)
    if (problem !== undefined) return Either.left(problem)
    values.set(name, value)
  }
  return Either.right({ values })
}

const readMessage = (kind: WalletKind, raw: string): Either.Either<WalletMessage, string> =>
  Either.gen(function* () {
    const lines = raw.split("\n")
    const [header = "", second = "", third, fourth = "", fifth] = lines
    const suffix = ` wants you to sign in with your ${kind.name} account:`
    if (lines.length < 6) return yield* Either.left("message needs at least 6 lines")
    if (!header.endsWith(suffix)) return yield* Either.left(`message first line does not end in "${suffix}"`)
    const domain = header.slice(0, -suffix.length).trim()
    if (!domainPattern.test(domain)) return yield* Either.left("domain in first line of message is not valid")
    const address = second.trim()
    if (!kind.address.test(address)) return yield* Either.left(kind.badAddress)
    if (third !== "") return yield* Either.left("third line must be empty")
    const stated = fourth !== "" && fifth === ""
    const { values } = yield* readFields(kind, lines, stated ? 5 : 3)
    const time = (name: string) => parseTimestamp(values.get(name) ?? "")
    const version = values.get("Version") ?? ""
    if (version !== "1") {
      return yield* Either.left(`Version value is not supported, expected 1 got ${goQuote(version)}`)
    }
    const issuedAt = time("Issued At")
    const uri = parseRequestUri(values.get("URI") ?? "")
    if (issuedAt === undefined || issuedAt === noTime) return yield* Either.left("Issued At is not specified")
    if (!values.has("URI") || uri === undefined) return yield* Either.left("URI is not specified")
    const expiresAt = time("Expiration Time")
    const notBefore = time("Not Before")
    if (expiresAt !== undefined && issuedAt > expiresAt) {
      return yield* Either.left("Issued At is after Expiration Time")
    }
    if (expiresAt !== undefined && notBefore !== undefined && notBefore > expiresAt) {
      return yield* Either.left("Not Before is after Expiration Time")
    }
    const network = values.get("Chain ID") ?? ""
    const statement = stated ? fourth : undefined
    return { raw, domain, address, statement, uri, network, issuedAt, expiresAt, notBefore }
  })

/** Takes apart what a wallet has signed; on the left the server's words for what is wrong. */
export const parseWalletMessage = (kind: WalletKind, raw: string): Either.Either<WalletMessage, string> =>
  Either.mapLeft(readMessage(kind, raw), (problem) => `${kind.format}: ${problem}`)
