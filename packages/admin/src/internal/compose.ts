/** Makes the service of the tables. */
import { accounts } from "../composites/accounts.js"
import { bans } from "../composites/bans.js"
import { factors } from "../composites/factors.js"
import { lookups } from "../composites/lookups.js"
import { metadata } from "../composites/metadata.js"
import { sessions } from "../composites/sessions.js"
import { auditStreams, streams } from "../composites/streams.js"
import { groups as contracts } from "../Contracts.js"
import { groups } from "../Endpoints.js"
import type { Service } from "../GoTrueAdmin.js"
import { verification } from "../endpoints/sessions.js"
import type { Transport } from "./interpreter.js"
import { operations } from "./operations.js"

/** Each composite is made of operations, and of composites before it. */
export const compose = (transport: Transport): Service => {
  const top = operations(groups.top, contracts.top, transport)
  const listed = { ...top, ...streams(top) }
  const found = { ...listed, ...lookups(listed) }
  const mfa = operations(groups.mfa, contracts.mfa, transport)
  const audit = operations(groups.audit, contracts.audit, transport)
  return {
    ...found,
    ...accounts(found),
    ...bans(top),
    ...metadata(top),
    ...sessions({ ...top, ...operations(verification, contracts.verification, transport) }),
    mfa: { ...mfa, ...factors(mfa) },
    passkey: operations(groups.passkey, contracts.passkey, transport),
    oauth: operations(groups.oauth, contracts.oauth, transport),
    customProviders: operations(groups.customProviders, contracts.customProviders, transport),
    sso: operations(groups.sso, contracts.sso, transport),
    audit: { ...audit, ...auditStreams(audit) },
    server: operations(groups.server, contracts.server, transport)
  }
}
