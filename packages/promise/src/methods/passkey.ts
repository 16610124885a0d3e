/** Passkeys. */
import { passkey as protocol } from "@gotrue-effect/core/protocol/passkeys"
import type { Bind } from "../call/bind.js"
import type { AuthPasskeyAdminDeleteParams, AuthPasskeyAdminListParams, PasskeyListItem } from "../models/Passkey.js"

export const passkey = (bind: Bind) => ({
  listPasskeys: bind({
    endpoint: protocol.listPasskeys,
    arguments: (params: AuthPasskeyAdminListParams) => ({ userId: params.userId }),
    output: (passkeys: PasskeyListItem[]) => passkeys,
    uuids: ["userId"],
    failed: () => null
  }),

  deletePasskey: bind({
    endpoint: protocol.deletePasskey,
    arguments: (params: AuthPasskeyAdminDeleteParams) => ({ userId: params.userId, passkeyId: params.passkeyId }),
    output: () => null,
    uuids: ["userId", "passkeyId"],
    failed: () => null
  })
})
