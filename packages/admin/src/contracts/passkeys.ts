/** Passkeys. */
import * as Schema from "effect/Schema"
import * as Passkey from "../Passkey.js"
import { Uuid } from "../Uuid.js"

export const passkey = {
  listPasskeys: { input: Schema.Struct({ userId: Uuid }), answer: Passkey.List },
  deletePasskey: { input: Schema.Struct({ userId: Uuid, passkeyId: Uuid }) }
}
