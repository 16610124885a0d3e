/** A random password that meets every policy. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

const oneOfEachKind = "aA0!"

/** Uses the cryptographic source of the runtime: the numbers of Effect's `Random` are predictable. */
export const randomPassword: Effect.Effect<Redacted.Redacted> = Effect.sync(() =>
  Redacted.make(btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(45)))) + oneOfEachKind)
)
