/** The settings of a fiber, which take the place of those of the service. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { Options } from "./connection/options.js"

/** Validated when a call reads them. */
export interface CallSettings extends Pick<Options, "retry" | "timeout"> {
  /** Beside those of the service. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

export const currentSettings = Context.Reference<CallSettings | undefined>(
  "@gotrue-effect/admin/GoTrueAdmin/currentSettings",
  { defaultValue: () => undefined }
)

/** Inner settings win over outer ones, one by one. */
export const within = <A, E, R>(
  self: Effect.Effect<A, E, R>,
  settings: (outer: CallSettings | undefined) => CallSettings
): Effect.Effect<A, E, R> => Effect.updateService(self, currentSettings, settings)
