import type { Settings } from "../Settings.js"
import type { KeyRing } from "./jwt.js"
import { sharedSecretRing } from "./jwt.js"

/** The keys that the settings name. */
export const readKeyRing = ({ secret }: Settings["jwt"]): KeyRing => sharedSecretRing(secret)
