import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import * as Either from "effect/Either"
import { fromBase64, toPaddedBase64 } from "../standards/encoding/base64.js"

const keyOf = (secret: string): Either.Either<Uint8Array, string> => {
  if (!secret.startsWith("v1,")) return Either.left("invalid signature format")
  const written = secret.slice("v1,".length).replace(/^whsec_/, "")
  const key = fromBase64(written)
  if (key !== undefined) return Either.right(key)
  // Where no letter is wrong, the last group of four is.
  const wrong = written.search(/[^A-Za-z0-9+/]/)
  const at = wrong < 0 ? written.length - (written.length % 4) : wrong
  return Either.left(`unable to create webhook, err: illegal base64 data at input byte ${at}`)
}

/**
 * A signature by each of the secrets, as Standard Webhooks has them, but with a comma between them. On the left why there
 * is none.
 */
export const signaturesOf = (
  secrets: ReadonlyArray<string>,
  id: string,
  seconds: number,
  body: string
): Either.Either<string, string> =>
  Either.map(Either.all(secrets.map(keyOf)), (keys) =>
    keys.map((key) => `v1,${toPaddedBase64(hmac(sha256, key, utf8ToBytes(`${id}.${seconds}.${body}`)))}`).join(", ")
  )
