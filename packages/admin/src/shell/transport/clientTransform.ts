/** The transform of a fiber, for the `HttpClient` of every service. */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as FiberRef from "effect/FiberRef"
import { globalValue } from "effect/GlobalValue"

export type Transform = (client: HttpClient.HttpClient) => HttpClient.HttpClient

/** Set by `Effect.locally`. */
export const currentTransform = globalValue(Symbol.for("@gotrue-effect/admin/GoTrueAdmin/currentTransform"), () =>
  FiberRef.unsafeMake<Transform | undefined>(undefined)
)
