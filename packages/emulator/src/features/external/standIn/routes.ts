import * as Either from "effect/Either"
import type { Call } from "../../../http/call.js"
import { formValue } from "../../../http/call.js"
import type { Reply } from "../../../http/reply.js"
import { found } from "../../../http/reply.js"
import type { Result } from "../../../http/result.js"
import type { Routes } from "../../../http/router.js"
import { get, group, notFoundReply, post } from "../../../http/router.js"
import type { Query } from "../../../standards/url/query.js"
import { formatQuery } from "../../../standards/url/query.js"
import { validateEmail } from "../../users/email.js"
import type { CallbackCall } from "../callback.js"
import { loadFlow, returnsTo } from "../callback.js"
import { findSignInProvider } from "../signInProviders.js"
import { writeCode } from "./identity.js"
import { standInPage } from "./page.js"

/** So many users can be chosen from. */
const mostChoices = 20

const show = (call: CallbackCall, callback: string, problem?: string): Reply =>
  standInPage({
    provider: call.flow.provider_type,
    state: call.flow.id,
    known: [...call.db.users.table.all()]
      .filter(({ deleted_at, email, is_sso_user }) => email !== "" && !is_sso_user && deleted_at === null)
      .slice(0, mostChoices)
      .map(({ email }) => email),
    problem,
    targets: [callback, returnsTo(call)]
  })

/** Where the provider sends a browser back to; undefined when no stand-in is wanted for it. */
const callbackOf = (call: CallbackCall): string | undefined => {
  const { provider_type: name } = call.flow
  if (!call.settings.external.standIns.has(name)) return undefined
  return Either.getOrUndefined(Either.map(findSignInProvider(call, name, ""), ({ redirectUri }) => redirectUri))
}

const ask = (call: CallbackCall): Result<Reply> => {
  const callback = callbackOf(call)
  return Either.right(callback === undefined ? notFoundReply : show(call, callback))
}

const decide = (call: CallbackCall): Result<Reply> => {
  const callback = callbackOf(call)
  if (callback === undefined) return Either.right(notFoundReply)
  const back = (query: Query): Reply =>
    found(
      `${callback}${callback.includes("?") ? "&" : "?"}${formatQuery([...query, ["state", call.flow.id]])}`,
      call.request.method
    )
  if (formValue(call, "cancel") !== "") {
    return Either.right(
      back([
        ["error", "access_denied"],
        ["error_description", "The user denied the request"]
      ])
    )
  }
  return Either.right(
    Either.match(validateEmail(formValue(call, "email").trim()), {
      onLeft: () => show(call, callback, "That is no e-mail address."),
      onRight: (email) => back([["code", writeCode({ email, name: formValue(call, "name").trim() })]])
    })
  )
}

/** Where a browser is sent instead of to a provider, below the server's own address. */
const standInPath = "/authorize/sign-in"

/** The page of a provider that is not there, which no real server has. */
export const standIn: Routes<Call> = [group(standInPath, loadFlow, [get("/", ask), post("/", decide)])]
