/** Second factors. */
import type { mfa as endpoints } from "@gotrue-effect/core/protocol/mfa"
import * as Schema from "effect/Schema"
import type { Operations } from "../Endpoint.js"
import * as Factor from "../Factor.js"
import { Uuid } from "../Uuid.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

const one = { response: Factor.Factor, output: (factor: Factor.Factor) => factor }

export const mfa = {
  listFactors: Contract.make({
    arguments: (of: { readonly userId: string }) => of,
    input: Schema.Struct({ userId: Uuid }),
    response: Factor.List,
    output: (factors): ReadonlyArray<Factor.Factor> => factors
  }),
  updateFactor: Contract.make({
    arguments: (factor: { readonly userId: string; readonly id: string }, changes: Factor.UpdateFactor) => ({
      ...factor,
      changes
    }),
    input: Schema.Struct({ userId: Uuid, id: Uuid, changes: Factor.UpdateFactor }),
    ...one
  }),
  deleteFactor: Contract.make({
    arguments: (factor: { readonly userId: string; readonly id: string }) => factor,
    input: Schema.Struct({ userId: Uuid, id: Uuid }),
    ...one
  })
} satisfies Contracts<typeof endpoints>

/** The operations on factors. */
export interface Mfa extends Operations<typeof endpoints, typeof mfa> {}
