import { utf8ToBytes } from "@noble/hashes/utils.js"
import * as Either from "effect/Either"
import { fromBase64, fromBase64Url, toPaddedBase64, toBase64Url } from "../encoding/base64.js"
import type { Body, Json } from "../json/json.js"
import { readStored, readStoredMap, storedText, writeJson } from "../json/json.js"
import { coseAlgorithms } from "./cose.js"

/** What the server remembers of options that it gave out. */
export interface Ceremony {
  /** base64url */
  readonly challenge: string
  readonly rpId: string
  /** "" while the user is not known. */
  readonly userId: string
  /** The allowed credentials, as base64url; empty for any. */
  readonly allowed: ReadonlyArray<string>
  /** Whether a credential is made, not used. */
  readonly registers: boolean
  readonly userVerification: string
}

export const publicKeyParameters = coseAlgorithms.map((alg) => ({ type: "public-key", alg }))

const standard = (text: string): string =>
  toPaddedBase64(Either.getOrElse(fromBase64Url(text), () => new Uint8Array(0)))

/** A ceremony as the database has it and as factors show it. */
export const ceremonyBody = (ceremony: Ceremony): { readonly [member: string]: Body } => ({
  challenge: ceremony.challenge,
  rpId: ceremony.rpId,
  user_id: ceremony.userId === "" ? null : toPaddedBase64(utf8ToBytes(ceremony.userId)),
  allowed_credentials: ceremony.allowed.length === 0 ? undefined : ceremony.allowed.map(standard),
  expires: "0001-01-01T00:00:00Z",
  userVerification: ceremony.userVerification,
  credParams: ceremony.registers ? publicKeyParameters : undefined
})

/** In the order in which a JSON column holds members, so that an import changes nothing. */
export const writeCeremony = (ceremony: Ceremony): string => storedText(readStored(writeJson(ceremonyBody(ceremony))))

const isList = (value: Json | undefined): value is ReadonlyArray<Json> => Array.isArray(value)

/** Reads back what `writeCeremony` wrote. */
export const readCeremony = (text: string): Ceremony => {
  const stored = readStoredMap(text)
  const member = (name: string): string => {
    const value = stored.get(name)
    return typeof value === "string" ? value : ""
  }
  const bytes = (value: Json | undefined) => fromBase64(typeof value === "string" ? value : "") ?? new Uint8Array(0)
  const allowed = stored.get("allowed_credentials")
  return {
    challenge: member("challenge"),
    rpId: member("rpId"),
    userId: new TextDecoder().decode(bytes(stored.get("user_id"))),
    allowed: isList(allowed) ? allowed.map((each) => toBase64Url(bytes(each))) : [],
    registers: stored.has("credParams"),
    userVerification: member("userVerification")
  }
}
