/** Second factors. */
import * as Schema from "effect/Schema"
import * as Factor from "../Factor.js"
import { Uuid } from "../Uuid.js"

export const mfa = {
  listFactors: { input: Schema.Struct({ userId: Uuid }), answer: Factor.List },
  updateFactor: {
    input: Schema.Struct({ userId: Uuid, id: Uuid, changes: Factor.UpdateFactor }),
    answer: Factor.Factor
  },
  deleteFactor: { input: Schema.Struct({ userId: Uuid, id: Uuid }), answer: Factor.Factor }
}
