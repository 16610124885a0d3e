import type { User } from "../../database/rows.js"
import { tellAfterwards, tellHook } from "../../hooks/callHook.js"
import type { ApiError } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { zeroTime } from "../../standards/time/timestamp.js"
import type { LoadedUser } from "../users/userBody.js"
import { userBody } from "../users/userBody.js"

/** Asks whether a user may be made. */
export const beforeUserCreated = (call: Call, draft: User): Result<void> =>
  tellHook(call, "beforeUserCreated", () => {
    const user = { ...draft, created_at: zeroTime, updated_at: zeroTime }
    return { user: userBody({ user, identities: [], factors: [] }) }
  })

/** Tells that a user was made, once all is written. An error of the hook is `shown` to the client. */
export const afterUserCreated = (
  call: Call,
  loaded: LoadedUser,
  shown: (error: ApiError) => ApiError = (error) => error
): void => tellAfterwards(call, "afterUserCreated", () => ({ user: userBody(loaded) }), shown)
