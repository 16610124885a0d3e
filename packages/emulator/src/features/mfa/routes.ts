import * as Either from "effect/Either"
import { internal, unprocessable } from "../../http/apiError.js"
import type { Call, UserCall } from "../../http/call.js"
import { clientIp } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { del, group, post } from "../../http/router.js"
import { audit } from "../audit/audit.js"
import { requireNotAnonymous, requireUser } from "../guards/guards.js"
import { limited } from "../guards/limited.js"
import { deleteFactor } from "../queries/factors.js"
import { challenge } from "./challenge.js"
import { enroll } from "./enroll.js"
import type { WithFactor } from "./factors.js"
import { downgradeSessions, loadPathFactor } from "./factors.js"
import { verify } from "./verify.js"

const unenroll = (call: WithFactor<UserCall>): Result<Reply> => {
  const { factor, session, user } = call
  if (session === undefined) {
    return Either.left(internal("A valid session and factor are required to unenroll a factor"))
  }
  if (factor.status === "verified" && session.aal !== "aal2") {
    return Either.left(unprocessable("insufficient_aal", "AAL2 required to unenroll verified factor"))
  }
  deleteFactor(call, factor.id)
  const traits = { factor_id: factor.id, factor_status: factor.status, session_id: session.id }
  audit(call, user, "factor_unenrolled", traits, clientIp(call))
  downgradeSessions(call, factor)
  return Either.right(json(200, { id: factor.id }))
}

const requirePerson = (call: Call) => Either.flatMap(requireUser(call), requireNotAnonymous)

/** The second factors of the caller. */
export const mfa: Routes<Call> = [
  group("/factors", requirePerson, [
    post("/", enroll),
    group("/{factor_id}", loadPathFactor, [
      post("/challenge", limited("factorChallenge", challenge)),
      post("/verify", limited("factorVerify", verify)),
      del("/", unenroll)
    ])
  ])
]
