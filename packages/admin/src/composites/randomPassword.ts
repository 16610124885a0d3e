/** A password that nobody knows and every policy allows. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

const oneOfEachKind = "aA0!"

/** Out of the runtime's cryptographic source: Effect's `Random` is meant to be guessed. */
export const randomPassword: Effect.Effect<Redacted.Redacted> = Effect.sync(() =>
  Redacted.make(btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(45)))) + oneOfEachKind)
)
