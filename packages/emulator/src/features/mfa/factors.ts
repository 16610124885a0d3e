import * as Either from "effect/Either"
import type { Factor, User } from "../../database/rows.js"
import { notFound, unhandled } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import type { Params } from "../../http/router.js"
import { parseUuid } from "../../standards/text/uuid.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import type { Method } from "../sessions/sessions.js"

/** A call on a factor, of its owner or of an admin. */
export type WithFactor<C> = C & { readonly factor: Factor }

/** Finds the factor of a path, if it belongs to the user whom the path is about. */
export const loadPathFactor = <C extends Call & { readonly user: User }>(
  call: C,
  params: Params
): Result<WithFactor<C>> => {
  const id = parseUuid(params["factor_id"] ?? "")
  if (id === undefined) return Either.left(notFound("validation_failed", "factor_id must be an UUID"))
  const factor = call.db.factors.table.get(id)
  return factor?.user_id === call.user.id
    ? Either.right({ ...call, factor })
    : Either.left(notFound("mfa_factor_not_found", "Factor not found"))
}

/** Writes a factor back. A name or number that another factor of the user has is a generic error. */
export const saveFactor = (call: Call, factor: Factor): Result<Factor> => {
  const row = { ...factor, updated_at: toMicroseconds(call.now()) }
  const kept = !factor.friendly_name.includes("\u0000") && call.db.factors.table.update(row) === undefined
  return kept ? Either.right(row) : Either.left(unhandled)
}

const methods: { readonly [type: string]: Method } = { totp: "totp", phone: "mfa/phone", webauthn: "mfa/webauthn" }

/** How a session says that the factor was used. */
export const methodOf = (factor: Factor): Method => methods[factor.factor_type] ?? "totp"

/** Sessions whose last second factor it was fall back to one factor; they are not ended. */
export const downgradeSessions = ({ db }: Call, factor: Factor): void => {
  for (const session of db.sessions.table.resolve(db.sessions.byUser.idsOf(factor.user_id))) {
    if (session.factor_id !== factor.id) continue
    const amr = session.amr.filter(({ method }) => method !== methodOf(factor))
    db.sessions.table.update({ ...session, amr, aal: "aal1", factor_id: null })
  }
}
