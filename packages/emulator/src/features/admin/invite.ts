import * as Either from "effect/Either"
import type { User } from "../../database/rows.js"
import type { AdminCall, Call } from "../../http/call.js"
import { audience, readBody } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Routes } from "../../http/router.js"
import { guarded, post } from "../../http/router.js"
import { record, struct, text } from "../../standards/json/decode.js"
import { audit } from "../audit/audit.js"
import { requireAdmin } from "../guards/guards.js"
import { afterUserCreated } from "../hooks/userCreated.js"
import { sendMail } from "../messages/mail.js"
import { findByEmail } from "../queries/users.js"
import { duplicateEmail } from "../users/duplicate.js"
import { validateEmail } from "../users/email.js"
import { signUpWithEmail } from "../users/newUsers.js"
import type { LoadedUser } from "../users/userBody.js"
import { userBody } from "../users/userBody.js"
import { loadUser } from "../users/users.js"

const inviteParams = struct("InviteParams", { email: text, data: record })

/** Writes the invitation down, and sends it. */
const inviteUser = (call: AdminCall, loaded: LoadedUser): Result<User> => {
  const { user } = loaded
  audit(call, call.admin, "user_invited", { user_id: user.id, user_email: user.email })
  return sendMail(call, loaded, "invite")
}

const send = (call: AdminCall): Result<Reply> =>
  Either.gen(function* () {
    const params = yield* readBody(call, inviteParams)
    const email = yield* validateEmail(params.email)
    const aud = audience(call)
    const existing = findByEmail(call, email, aud)
    if (existing !== undefined && existing.email_confirmed_at !== null) return yield* Either.left(duplicateEmail)
    let loaded: LoadedUser
    if (existing === undefined) {
      const made = yield* signUpWithEmail(call, { email, password: "", data: params.data, aud })
      loaded = { user: made.user, identities: [made.identity], factors: [] }
    } else loaded = loadUser(call, existing)
    const invited = { ...loaded, user: yield* inviteUser(call, loaded) }
    afterUserCreated(call, invited)
    return json(200, userBody(invited))
  })

export const invite: Routes<Call> = [post("/invite", guarded(requireAdmin, send))]
