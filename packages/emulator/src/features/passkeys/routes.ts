import * as Either from "effect/Either"
import type { User } from "../../database/rows.js"
import { internal, invalid, notFound } from "../../http/apiError.js"
import type { AdminUserCall, Call, UserCall } from "../../http/call.js"
import { clientIp } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { json, noContent } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import type { Params, Routes } from "../../http/router.js"
import { del, get, group, guarded, open, patch, post } from "../../http/router.js"
import { struct, text } from "../../standards/json/decode.js"
import { byteLength } from "../../standards/text/byteLength.js"
import { parseUuid } from "../../standards/text/uuid.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import { audit } from "../audit/audit.js"
import { requireNotAnonymous, requireUser } from "../guards/guards.js"
import { limited } from "../guards/limited.js"
import { passkeysOf } from "../queries/passkeys.js"
import { passkeyBody } from "./passkeyBody.js"
import { findPasskey, readPasskeyBody } from "./passkeys.js"
import { registrationOptions, requireManagement, verifyRegistered } from "./registration.js"
import { signInOptions, verifySignIn } from "./signIn.js"

const list = (call: Call & { readonly user: User }): Result<Reply> =>
  Either.right(json(200, passkeysOf(call, call.user.id).map(passkeyBody)))

const passkeyId = (params: Params): string => params["passkey_id"] ?? ""

const updateParams = struct("PasskeyUpdateParams", { friendly_name: text })

const rename = (call: UserCall, params: Params): Result<Reply> =>
  Either.gen(function* () {
    // An invalid id is reported before the body is read, an unknown one after it.
    if (parseUuid(passkeyId(params)) === undefined) yield* findPasskey(call, call.user, "")
    const { friendly_name } = yield* readPasskeyBody(call, updateParams)
    if (friendly_name === "") return yield* Either.left(invalid("friendly_name is required"))
    if (byteLength(friendly_name) > 120) {
      return yield* Either.left(invalid("friendly_name must be 120 characters or less"))
    }
    const passkey = yield* findPasskey(call, call.user, passkeyId(params))
    if (friendly_name.includes("\u0000")) return yield* Either.left(internal("Database error updating passkey"))
    const renamed = { ...passkey, friendly_name, updated_at: toMicroseconds(call.now()) }
    call.db.passkeys.table.update(renamed)
    audit(call, call.user, "passkey_updated", { passkey_id: passkey.id }, clientIp(call))
    return json(200, passkeyBody(renamed))
  })

const remove = (call: UserCall, params: Params): Result<Reply> =>
  Either.gen(function* () {
    yield* requireManagement(call)
    const passkey = yield* findPasskey(call, call.user, passkeyId(params))
    call.db.passkeys.table.delete(passkey.id)
    audit(call, call.user, "passkey_deleted", { passkey_id: passkey.id }, clientIp(call))
    return noContent
  })

const removeAsAdmin = (call: AdminUserCall, params: Params): Result<Reply> =>
  Either.map(findPasskey(call, call.user, passkeyId(params)), (passkey) => {
    call.db.passkeys.table.delete(passkey.id)
    const traits = { user_id: call.user.id, passkey_id: passkey.id }
    audit(call, call.admin, "passkey_deleted", traits, clientIp(call))
    return noContent
  })

const requireEnabled = (call: Call): Result<Call> =>
  call.settings.passkey.enabled
    ? Either.right(call)
    : Either.left(notFound("passkey_disabled", "Passkeys are disabled"))

const requirePerson = (call: Call): Result<UserCall> => Either.flatMap(requireUser(call), requireNotAnonymous)

/** The passkeys of the caller, and the sign-in with one. */
export const passkeys: Routes<Call> = [
  group("/passkeys", requireEnabled, [
    group("/authentication", open, [
      post("/options", limited("passkey", signInOptions)),
      post("/verify", verifySignIn)
    ]),
    group("/registration", requirePerson, [post("/options", registrationOptions), post("/verify", verifyRegistered)]),
    get("/", guarded(requireUser, list)),
    group("/{passkey_id}", requireUser, [patch("/", rename), del("/", remove)])
  ])
]

/** `/admin/users/{user_id}/passkeys` */
export const adminPasskeys: Routes<AdminUserCall> = [
  get("/", list),
  group("/{passkey_id}", open, [del("/", removeAsAdmin)])
]
