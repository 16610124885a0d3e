/** Passkeys. */
import * as Endpoint from "@gotrue-effect/admin/Endpoint"
import { passkey as admin } from "@gotrue-effect/admin/endpoints/passkeys"
import * as Is from "@gotrue-effect/admin/internal/is"
import type { Bind } from "../internal/bind.js"
import { checked } from "../internal/checked.js"
import type { Differences } from "../models/Differences.js"
import type { AuthPasskeyAdminDeleteParams, AuthPasskeyAdminListParams, PasskeyListItem } from "../models/Passkey.js"

export const passkey = (bind: Bind, differences: Differences) => ({
  listPasskeys: bind({
    endpoint: Endpoint.make({
      ...admin.listPasskeys,
      arguments: (params: AuthPasskeyAdminListParams) => ({ userId: params.userId }),
      answer: checked<PasskeyListItem[]>(differences, Is.PasskeyList),
      output: (passkeys) => passkeys
    }),
    uuids: ["userId"],
    failed: () => null
  }),

  deletePasskey: bind({
    endpoint: Endpoint.make({
      ...admin.deletePasskey,
      arguments: (params: AuthPasskeyAdminDeleteParams) => ({ userId: params.userId, passkeyId: params.passkeyId }),
      output: () => null
    }),
    uuids: ["userId", "passkeyId"],
    failed: () => null
  })
})
