/** Second factors and passkeys of a user. */
import { Endpoints } from "../../../src/index.js"
import * as Fixture from "../fixtures.js"
import { json } from "../stub.js"
import type { Calls } from "./call.js"
import { bare, ids, planted } from "./call.js"

const { mfa, passkey } = Endpoints.groups

export const factors: Calls = {
  "mfa.listFactors": {
    endpoint: mfa.listFactors,
    run: (admin, { userId }) => admin.mfa.listFactors({ userId }),
    response: json([Fixture.factor]),
    sent: bare("GET", `/admin/users/${ids.userId}/factors`)
  },
  "mfa.updateFactor": {
    endpoint: mfa.updateFactor,
    run: (admin, { id, userId }) =>
      admin.mfa.updateFactor({ userId, id }, { friendly_name: planted.name, phone: planted.phone }),
    response: json(Fixture.factor),
    sent: {
      ...bare("PUT", `/admin/users/${ids.userId}/factors/${ids.id}`),
      body: { friendly_name: planted.name, phone: planted.phone }
    }
  },
  "mfa.deleteFactor": {
    endpoint: mfa.deleteFactor,
    run: (admin, { id, userId }) => admin.mfa.deleteFactor({ userId, id }),
    response: json(Fixture.factor),
    sent: bare("DELETE", `/admin/users/${ids.userId}/factors/${ids.id}`)
  },
  "passkey.listPasskeys": {
    endpoint: passkey.listPasskeys,
    run: (admin, { userId }) => admin.passkey.listPasskeys({ userId }),
    response: json([{ id: ids.passkeyId, friendly_name: "Laptop", created_at: "2026-08-20T10:00:00.1Z" }]),
    sent: bare("GET", `/admin/users/${ids.userId}/passkeys`)
  },
  "passkey.deletePasskey": {
    endpoint: passkey.deletePasskey,
    run: (admin, { passkeyId, userId }) => admin.passkey.deletePasskey({ userId, passkeyId }),
    response: { status: 204 },
    sent: bare("DELETE", `/admin/users/${ids.userId}/passkeys/${ids.passkeyId}`)
  }
}
