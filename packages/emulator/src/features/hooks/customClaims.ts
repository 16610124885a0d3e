import * as Either from "effect/Either"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { callHook, isCalled } from "../../hooks/callHook.js"
import { claimsIn } from "../../hooks/claims.js"
import { record } from "../../standards/json/decode.js"
import { JsonText, writeJson } from "../../standards/json/json.js"

/** The claims of a token as JSON, after the hook for them. */
export const customClaims = (call: Call, userId: string, claims: string, method: string): Result<string> => {
  if (!isCalled(call, "customAccessToken")) return Either.right(claims)
  const event = { user_id: userId, claims: new JsonText(claims), authentication_method: method }
  return callHook(call, "customAccessToken", event, record).pipe(Either.flatMap(claimsIn), Either.map(writeJson))
}
