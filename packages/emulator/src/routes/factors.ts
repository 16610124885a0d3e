import * as Either from "effect/Either"
import { audit } from "../actions/audit.js"
import type { AdminUserCall } from "../http/call.js"
import { clientIp, readBody } from "../http/call.js"
import { struct, text } from "../http/decode.js"
import type { Refusal } from "../http/refusal.js"
import { notFound, unhandled } from "../http/refusal.js"
import { json } from "../http/reply.js"
import type { Reply } from "../http/reply.js"
import { del, get, group, put } from "../http/router.js"
import type { Guard, Routes } from "../http/router.js"
import { toMicroseconds } from "../rules/instant.js"
import { validatePhone } from "../rules/phone.js"
import { parseUuid } from "../rules/uuid.js"
import type { Factor } from "../state/rows.js"
import { factorBody } from "../views/user.js"

type Answer = Either.Either<Reply, Refusal>

interface FactorCall extends AdminUserCall {
  readonly factor: Factor
}

/** Finds the factor of a path, if it belongs to the user of the path. */
const loadPathFactor: Guard<AdminUserCall, FactorCall> = (call, params) => {
  const id = parseUuid(params["factor_id"] ?? "")
  if (id === undefined) return Either.left(notFound("validation_failed", "factor_id must be an UUID"))
  const factor = call.db.factors.table.get(id)
  return factor?.user_id === call.user.id
    ? Either.right({ ...call, factor })
    : Either.left(notFound("mfa_factor_not_found", "Factor not found"))
}

const list = ({ db, user }: AdminUserCall): Answer =>
  Either.right(json(200, db.factors.table.resolve(db.factors.byUser.idsOf(user.id)).map(factorBody)))

const params = struct("adminUserUpdateFactorParams", { friendly_name: text, phone: text })

const update = (call: FactorCall): Answer =>
  Either.gen(function* () {
    const { friendly_name, phone } = yield* readBody(call, params)
    let { factor } = call
    const write = (changed: Factor): Either.Either<Factor, Refusal> => {
      const row = { ...changed, updated_at: toMicroseconds(call.now()) }
      return call.db.factors.table.update(row) === undefined ? Either.right(row) : Either.left(unhandled)
    }
    if (friendly_name !== "") factor = yield* write({ ...factor, friendly_name })
    if (phone !== "" && factor.factor_type === "phone") {
      factor = yield* write({ ...factor, phone: yield* validatePhone(phone) })
    }
    audit(call, call.admin, "factor_updated", {
      user_id: call.user.id,
      factor_id: factor.id,
      factor_type: factor.factor_type
    })
    return json(200, factorBody(factor))
  })

const methods: { readonly [type: string]: string } = { totp: "totp", phone: "mfa/phone", webauthn: "mfa/webauthn" }

/** Sessions whose last second factor it was fall back to one factor; they are not ended. */
const downgradeSessions = ({ db }: AdminUserCall, factor: Factor): void => {
  for (const session of db.sessions.table.resolve(db.sessions.byUser.idsOf(factor.user_id))) {
    if (session.factor_id !== factor.id) continue
    const amr = session.amr.filter(({ method }) => method !== methods[factor.factor_type])
    db.sessions.table.update({ ...session, amr, aal: "aal1", factor_id: null })
  }
}

const remove = (call: FactorCall): Answer => {
  const { factor, user } = call
  audit(call, user, "factor_deleted", { user_id: user.id, factor_id: factor.id }, clientIp(call))
  call.db.factors.table.delete(factor.id)
  downgradeSessions(call, factor)
  return Either.right(json(200, factorBody(factor)))
}

/** `/admin/users/{user_id}/factors` */
export const adminFactors: Routes<AdminUserCall> = [
  get("/", list),
  group("/{factor_id}", loadPathFactor, [put("/", update), del("/", remove)])
]
