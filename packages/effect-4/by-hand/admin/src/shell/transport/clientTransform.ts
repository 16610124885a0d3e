/** The transform of a fiber, for the `HttpClient` of every service. */
import * as Context from "effect/Context"
import type * as HttpClient from "effect/http/HttpClient"

export type Transform = (client: HttpClient.HttpClient) => HttpClient.HttpClient

/** Set by `Effect.provideService`. It is found by its key, so that copies of this library share it. */
export const currentTransform = Context.Reference<Transform | undefined>(
  "@gotrue-effect/admin/GoTrueAdmin/currentTransform",
  { defaultValue: () => undefined }
)
