import type { Json } from "../standards/json/json.js"
import { writeJson } from "../standards/json/json.js"
import type { Jwk } from "../standards/jwt/jwk.js"
import type { KeyRing } from "../standards/jwt/jwt.js"
import type { KeySettings } from "../standards/jwt/keyRing.js"
import { readKeyRing } from "../standards/jwt/keyRing.js"
import type { ServerKey } from "../standards/jwt/signingKeys.js"
import { readServerKeys } from "../standards/jwt/signingKeys.js"

/** The keys of an emulator. Those that it made itself go with its state. */
export interface KeyStore {
  readonly ring: () => KeyRing
  /** The key that signs, if the emulator made it. */
  readonly made: () => Jwk | undefined
  /** Reads the key of an export; undefined when it is none, and otherwise what puts it to use. */
  readonly adopting: (json: Json) => (() => void) | undefined
}

const checking = (server: ServerKey): ServerKey => ({ ...server, key: { ...server.key, sign: undefined } })

export const makeKeyStore = (settings: KeySettings, isMade: boolean): KeyStore => {
  const own = settings.keys.find(({ key }) => key.sign !== undefined)
  let signing = isMade ? own : undefined
  let ring = readKeyRing(settings)
  /** What the emulator made itself still checks, so that no key of this run is lost. */
  const adopt = (key: ServerKey, of: ServerKey): void => {
    const isOwn = key.key.kid === of.key.kid
    const signs = key.key.alg === of.key.alg
    const keys = signs ? [key, ...settings.keys.map(checking)] : [...settings.keys, checking(key)]
    signing = signs && !isOwn ? key : of
    ring = readKeyRing({ ...settings, keys: isOwn ? settings.keys : keys })
  }
  return {
    ring: () => ring,
    made: () => signing?.jwk,
    adopting: (json) => {
      const keys = readServerKeys(writeJson([json]))
      const key = keys?.find(({ key }) => key.sign !== undefined)
      if (key === undefined) return undefined
      return () => {
        if (isMade && own !== undefined) adopt(key, own)
      }
    }
  }
}
