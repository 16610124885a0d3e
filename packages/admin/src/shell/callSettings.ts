/** The settings of a fiber, which take the place of those of the service. */
import * as Effect from "effect/Effect"
import * as FiberRef from "effect/FiberRef"
import { globalValue } from "effect/GlobalValue"
import type { Options } from "./connection/options.js"

/** Validated when a call reads them. */
export interface CallSettings extends Pick<Options, "retry" | "timeout"> {
  /** Beside those of the service. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

export const currentSettings = globalValue(Symbol.for("@gotrue-effect/admin/GoTrueAdmin/currentSettings"), () =>
  FiberRef.unsafeMake<CallSettings | undefined>(undefined)
)

/** Inner settings win over outer ones, one by one. */
export const within = <A, E, R>(
  self: Effect.Effect<A, E, R>,
  settings: (outer: CallSettings | undefined) => CallSettings
): Effect.Effect<A, E, R> => Effect.locallyWith(self, currentSettings, settings)
