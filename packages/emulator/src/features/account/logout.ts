import * as Either from "effect/Either"
import { invalid } from "../../http/apiError.js"
import type { Call, UserCall } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { noContent } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { guarded, post } from "../../http/router.js"
import { goQuote } from "../../standards/text/quote.js"
import { queryValue } from "../../standards/url/query.js"
import { audit } from "../audit/audit.js"
import { requireUser } from "../guards/guards.js"
import { deleteSession, deleteSessionsOf } from "../queries/sessions.js"

const signOut = (call: UserCall): Result<Reply> => {
  const scope = queryValue(call.target.query, "scope")
  if (!["", "global", "local", "others"].includes(scope)) {
    return Either.left(invalid(`Unsupported logout scope ${goQuote(scope)}`))
  }
  const { session, user } = call
  audit(call, user, "logout")
  // A token that names no session can only end all of them.
  if (session !== undefined && scope === "local") deleteSession(call, session.id)
  else deleteSessionsOf(call, user.id, scope === "others" ? session?.id : undefined)
  return Either.right(noContent)
}

export const logout: Routes<Call> = [post("/logout", guarded(requireUser, signOut))]
