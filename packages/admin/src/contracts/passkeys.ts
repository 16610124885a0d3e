/** Passkeys. */
import type { passkey as endpoints } from "@gotrue-effect/core/protocol/passkeys"
import * as Schema from "effect/Schema"
import type { Operations } from "../Endpoint.js"
import * as Passkey from "../Passkey.js"
import { Uuid } from "../Uuid.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

export const passkey = {
  listPasskeys: Contract.make({
    arguments: (of: { readonly userId: string }) => of,
    input: Schema.Struct({ userId: Uuid }),
    response: Passkey.List,
    output: (passkeys): ReadonlyArray<Passkey.Passkey> => passkeys
  }),
  deletePasskey: Contract.make({
    arguments: (passkey: { readonly userId: string; readonly passkeyId: string }) => passkey,
    input: Schema.Struct({ userId: Uuid, passkeyId: Uuid }),
    output: (): void => undefined
  })
} satisfies Contracts<typeof endpoints>

/** The operations on passkeys. */
export interface Passkeys extends Operations<typeof endpoints, typeof passkey> {}
