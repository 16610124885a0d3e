/** The headers that a caller adds to every request. */
import type { CallerHeaders } from "@gotrue-effect/core/key/callerHeaders"
import * as Headers from "@gotrue-effect/core/key/callerHeaders"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { InvalidInput } from "../../AdminError.js"
import * as Secret from "../../Secret.js"

/** Secret are `Redacted` values, and the headers that are always secret. */
export const read = (given: Readonly<Record<string, Secret.Secret>>): Effect.Effect<CallerHeaders, InvalidInput> => {
  const headers = Headers.read(
    Object.entries(given).map(([name, secret]) => ({
      name,
      value: Secret.reveal(secret),
      isSecret: Redacted.isRedacted(secret)
    }))
  )
  return headers.ok
    ? Effect.succeed(headers.value)
    : Effect.fail(new InvalidInput({ operation: "GoTrueAdmin.make", ...headers.error }))
}
