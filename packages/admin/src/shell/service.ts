/** The service, made from the tables. */
import { groups } from "@gotrue-effect/core/protocol/groups"
import { verification } from "@gotrue-effect/core/protocol/sessions"
import { bans as banEndpoints, updates as updateEndpoints } from "@gotrue-effect/core/protocol/updates"
import { accounts } from "../composites/accounts.js"
import { bans } from "../composites/bans.js"
import { factors } from "../composites/factors.js"
import { lookups } from "../composites/lookups.js"
import { metadata } from "../composites/metadata.js"
import { sessions as sessionComposites } from "../composites/sessions.js"
import { auditStreams, streams } from "../composites/streams.js"
import { groups as contracts } from "../Contracts.js"
import type { Audit } from "../contracts/audit.js"
import type { CustomProviders } from "../contracts/customProviders.js"
import type { Links } from "../contracts/links.js"
import { exact } from "../contracts/links.js"
import type { Mfa } from "../contracts/mfa.js"
import type { OAuth } from "../contracts/oauth.js"
import type { Passkeys } from "../contracts/passkeys.js"
import type { ServerOperations } from "../contracts/server.js"
import type { Sessions } from "../contracts/sessions.js"
import type { Sso } from "../contracts/sso.js"
import { bans as banContracts, updates as updateContracts } from "../contracts/updates.js"
import type { Users } from "../contracts/users.js"
import type { Connection } from "./connection/connection.js"
import { operations } from "./operations.js"

/**
 * The operations. Those of the server are documented in the protocol of the core, those of several requests in `composites/`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service
  extends
    Users,
    Links,
    Sessions,
    ReturnType<typeof streams>,
    ReturnType<typeof lookups>,
    ReturnType<typeof accounts>,
    ReturnType<typeof bans>,
    ReturnType<typeof metadata>,
    ReturnType<typeof sessionComposites> {
  readonly mfa: Mfa & ReturnType<typeof factors>
  readonly passkey: Passkeys
  readonly oauth: OAuth
  readonly customProviders: CustomProviders
  readonly sso: Sso
  readonly audit: Audit & ReturnType<typeof auditStreams>
  readonly server: ServerOperations
}

/** Each composite is built from operations and earlier composites. */
export const make = (connection: Connection): Service => {
  const { generateLink, ...rest } = operations(groups.top, contracts.top, connection)
  const top = { ...rest, generateLink: exact(generateLink) }
  const listed = { ...top, ...streams(top) }
  const found = { ...listed, ...lookups(listed) }
  const mfa = operations(groups.mfa, contracts.mfa, connection)
  const audit = operations(groups.audit, contracts.audit, connection)
  return {
    ...found,
    ...accounts(found),
    ...bans(operations(banEndpoints, banContracts, connection)),
    ...metadata({ ...top, ...operations(updateEndpoints, updateContracts, connection) }),
    ...sessionComposites({ ...top, ...operations(verification, contracts.verification, connection) }),
    mfa: { ...mfa, ...factors(mfa) },
    passkey: operations(groups.passkey, contracts.passkey, connection),
    oauth: operations(groups.oauth, contracts.oauth, connection),
    customProviders: operations(groups.customProviders, contracts.customProviders, connection),
    sso: operations(groups.sso, contracts.sso, connection),
    audit: { ...audit, ...auditStreams(audit) },
    server: operations(groups.server, contracts.server, connection)
  }
}
