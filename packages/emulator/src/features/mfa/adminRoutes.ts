import * as Either from "effect/Either"
import type { AdminUserCall } from "../../http/call.js"
import { clientIp, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { del, get, group, put } from "../../http/router.js"
import { struct, text } from "../../standards/json/decode.js"
import { audit } from "../audit/audit.js"
import { deleteFactor, factorsOf } from "../queries/factors.js"
import { validatePhone } from "../users/phone.js"
import { factorBody } from "../users/userBody.js"
import type { WithFactor } from "./factors.js"
import { downgradeSessions, loadPathFactor, saveFactor } from "./factors.js"

type FactorCall = WithFactor<AdminUserCall>

const list = (call: AdminUserCall): Result<Reply> =>
  Either.right(json(200, factorsOf(call, call.user.id).map(factorBody)))

const params = struct("adminUserUpdateFactorParams", { friendly_name: text, phone: text })

const update = (call: FactorCall): Result<Reply> =>
  Either.gen(function* () {
    const { friendly_name, phone } = yield* readBody(call, params)
    let { factor } = call
    if (friendly_name !== "") factor = yield* saveFactor(call, { ...factor, friendly_name })
    if (phone !== "" && factor.factor_type === "phone") {
      factor = yield* saveFactor(call, { ...factor, phone: yield* validatePhone(phone) })
    }
    audit(call, call.admin, "factor_updated", {
      user_id: call.user.id,
      factor_id: factor.id,
      factor_type: factor.factor_type
    })
    return json(200, factorBody(factor))
  })

const remove = (call: FactorCall): Result<Reply> => {
  const { factor, user } = call
  audit(call, user, "factor_deleted", { user_id: user.id, factor_id: factor.id }, clientIp(call))
  deleteFactor(call, factor.id)
  downgradeSessions(call, factor)
  return Either.right(json(200, factorBody(factor)))
}

/** `/admin/users/{user_id}/factors` */
export const adminFactors: Routes<AdminUserCall> = [
  get("/", list),
  group("/{factor_id}", loadPathFactor, [put("/", update), del("/", remove)])
]
