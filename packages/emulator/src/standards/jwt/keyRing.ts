import type { KeyRing } from "./jwt.js"
import { hmacKey, sharedSecretRing } from "./jwt.js"
import type { ServerKey } from "./signingKeys.js"

/** What a server is configured with to sign and to verify tokens. */
export interface KeySettings {
  readonly secret: string
  /** Goes with the shared secret. */
  readonly keyId: string
  readonly keys: ReadonlyArray<ServerKey>
}

/** The keys that the settings name; without any, the shared secret is the only one. */
export const readKeyRing = ({ keyId, keys, secret }: KeySettings): KeyRing => {
  const own = keys.map(({ key }) => key)
  const signing = own.find(({ sign }) => sign !== undefined)
  if (signing === undefined) return sharedSecretRing(secret, keyId)
  const shared = hmacKey(secret, keyId)
  return {
    algorithms: own.map(({ alg }) => alg),
    // The id of the shared secret, which is empty as a rule, finds it unless a key has the same id.
    byId: new Map([[keyId, shared], ...own.map((key) => [key.kid, key] as const)]),
    shared,
    signing,
    published: keys.map(({ published }) => published).filter((jwk) => jwk !== undefined)
  }
}
