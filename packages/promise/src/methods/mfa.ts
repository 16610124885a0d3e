/** Second factors. */
import * as Endpoint from "@gotrue-effect/admin/Endpoint"
import { mfa as admin } from "@gotrue-effect/admin/endpoints/mfa"
import * as Is from "@gotrue-effect/admin/internal/is"
import type { Bind } from "../internal/bind.js"
import { checked } from "../internal/checked.js"
import type { Differences } from "../models/Differences.js"
import type { AuthMFAAdminDeleteFactorParams, AuthMFAAdminListFactorsParams, Factor } from "../models/Factor.js"

/** As auth-js wraps it, against its own types: what is called the factor is an envelope with the factor in it. */
const wrapped = (factor: Factor) => Object.assign(Object.create(Object.prototype), { data: { ...factor }, error: null })

export const mfa = (bind: Bind, differences: Differences) => ({
  listFactors: bind({
    endpoint: Endpoint.make({
      ...admin.listFactors,
      arguments: (params: AuthMFAAdminListFactorsParams) => ({ userId: params.userId }),
      answer: checked<Factor[]>(differences, Is.FactorList),
      output: (factors) => ({ factors })
    }),
    uuids: ["userId"],
    failed: () => null
  }),

  deleteFactor: bind({
    endpoint: Endpoint.make({
      ...admin.deleteFactor,
      arguments: (params: AuthMFAAdminDeleteFactorParams) => ({ userId: params.userId, id: params.id }),
      answer: checked<Factor>(differences, Is.Factor),
      output: (factor): { id: string } => (differences.plainFactor ? factor : wrapped(factor))
    }),
    uuids: ["userId", "id"],
    failed: () => null
  })
})
