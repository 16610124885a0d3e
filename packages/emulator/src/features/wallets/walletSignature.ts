import { ed25519 } from "@noble/curves/ed25519.js"
import { secp256k1 } from "@noble/curves/secp256k1.js"
import { keccak_256 } from "@noble/hashes/sha3.js"
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import * as Either from "effect/Either"
import { fromBase58 } from "../../standards/encoding/base58.js"
import type { WalletMessage } from "./walletMessage.js"

/** The message as a hardware wallet signs it, with a header of its own. */
const offChain = (domain: string, key: Uint8Array, message: Uint8Array): Uint8Array => {
  const application = new Uint8Array(32)
  application.set(utf8ToBytes(domain).subarray(0, 32))
  return concatBytes(
    Uint8Array.of(0xff),
    utf8ToBytes("solana offchain"),
    Uint8Array.of(0),
    application,
    Uint8Array.of(0, 1),
    key,
    Uint8Array.of(message.length & 0xff, message.length >> 8),
    message
  )
}

/** Whether the wallet at the address has signed the message; undefined when there can be no such wallet. */
export const isSignedBySolana = (
  { address, domain, raw }: WalletMessage,
  signature: Uint8Array
): boolean | undefined => {
  const key = fromBase58(address)
  if (key?.length !== 32) return undefined
  const message = utf8ToBytes(raw)
  const signed = (bytes: Uint8Array) =>
    signature.length === 64 && ed25519.verify(signature, bytes, key, { zip215: false })
  return signed(message) || signed(offChain(domain, key, message))
}

/** The address of the signer, in lower case; undefined for an invalid signature. */
const signer = (hash: Uint8Array, signature: Uint8Array): string | undefined => {
  const mark = signature[64] ?? 0
  const recovery = mark >= 27 ? mark - 27 : mark
  const recovered = Either.try(() =>
    secp256k1.Signature.fromBytes(signature.subarray(0, 64), "compact").addRecoveryBit(recovery).recoverPublicKey(hash)
  )
  return Either.isLeft(recovered)
    ? undefined
    : `0x${bytesToHex(keccak_256(recovered.right.toBytes(false).subarray(1)).subarray(12))}`
}

/** Whether the wallet at the address has signed the message. The signature is hexadecimal, with `0x` in front. */
export const isSignedByEthereum = ({ address, raw }: WalletMessage, signature: string): boolean => {
  if (!/^0x[0-9a-fA-F]{130}$/.test(signature)) return false
  const message = utf8ToBytes(raw)
  const prefix = utf8ToBytes(`\u0019Ethereum Signed Message:\n${message.length}`)
  return signer(keccak_256(concatBytes(prefix, message)), hexToBytes(signature.slice(2))) === address.toLowerCase()
}
