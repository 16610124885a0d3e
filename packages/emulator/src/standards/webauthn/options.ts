import { utf8ToBytes } from "@noble/hashes/utils.js"
import { toBase64Url } from "../encoding/base64.js"
import type { Body } from "../json/json.js"
import { publicKeyParameters } from "./ceremony.js"

/** A credential by its id, as options name it. */
export interface Descriptor {
  /** base64url */
  readonly id: string
  readonly transports: ReadonlyArray<string>
}

const timeout = 300_000

const descriptors = (list: ReadonlyArray<Descriptor>): Body | undefined =>
  list.length === 0
    ? undefined
    : list.map(({ id, transports }) => ({
        type: "public-key",
        id,
        transports: transports.length === 0 ? undefined : transports
      }))

/** What a browser is to make a credential with. */
export const creationOptions = (given: {
  readonly rpId: string
  readonly rpName: string
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly challenge: string
  readonly excluded: ReadonlyArray<Descriptor>
  /** Whether it is to sign in with alone, without a user being known. */
  readonly discoverable: boolean
}): Body => ({
  rp: { name: given.rpName, id: given.rpId },
  user: {
    name: given.user.name,
    displayName: given.user.displayName,
    id: toBase64Url(utf8ToBytes(given.user.id))
  },
  challenge: given.challenge,
  pubKeyCredParams: publicKeyParameters,
  timeout,
  excludeCredentials: descriptors(given.excluded),
  authenticatorSelection: given.discoverable ? { residentKey: "required", userVerification: "preferred" } : {},
  attestation: given.discoverable ? "none" : undefined
})

/** What a browser is to use a credential with. */
export const requestOptions = (given: {
  readonly rpId: string
  readonly challenge: string
  readonly allowed: ReadonlyArray<Descriptor>
  readonly userVerification: string
}): Body => ({
  challenge: given.challenge,
  timeout,
  rpId: given.rpId,
  allowCredentials: descriptors(given.allowed),
  userVerification: given.userVerification === "" ? undefined : given.userVerification
})
