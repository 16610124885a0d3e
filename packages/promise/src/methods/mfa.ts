/** Second factors. */
import { mfa as protocol } from "@gotrue-effect/core/protocol/mfa"
import type { Bind } from "../call/bind.js"
import type { Differences } from "../models/Differences.js"
import type { AuthMFAAdminDeleteFactorParams, AuthMFAAdminListFactorsParams, Factor } from "../models/Factor.js"

/** As auth-js wraps it, against its own types: `data` is itself an envelope with the factor. */
const wrapped = (factor: Factor) => Object.assign(Object.create(Object.prototype), { data: { ...factor }, error: null })

export const mfa = (bind: Bind, differences: Differences) => ({
  listFactors: bind({
    endpoint: protocol.listFactors,
    arguments: (params: AuthMFAAdminListFactorsParams) => ({ userId: params.userId }),
    output: (factors: Factor[]) => ({ factors }),
    uuids: ["userId"],
    failed: () => null
  }),

  deleteFactor: bind({
    endpoint: protocol.deleteFactor,
    arguments: (params: AuthMFAAdminDeleteFactorParams) => ({ userId: params.userId, id: params.id }),
    output: (factor: Factor): { id: string } => (differences.plainFactor ? factor : wrapped(factor)),
    uuids: ["userId", "id"],
    failed: () => null
  })
})
