import * as Either from "effect/Either"
import { audit } from "../actions/audit.js"
import { deleteSession, deleteSessionsOf } from "../actions/sessionRows.js"
import type { Call, UserCall } from "../http/call.js"
import { invalid } from "../http/refusal.js"
import type { Refusal } from "../http/refusal.js"
import { noContent } from "../http/reply.js"
import type { Reply } from "../http/reply.js"
import { guarded, post } from "../http/router.js"
import type { Routes } from "../http/router.js"
import { queryValue } from "../http/query.js"
import { goQuote } from "../rules/goQuote.js"
import { requireUser } from "./guards.js"

const signOut = (call: UserCall): Either.Either<Reply, Refusal> => {
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
