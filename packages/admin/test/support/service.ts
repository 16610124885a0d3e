/** The service over a stub. */
import { HttpClient } from "@effect/platform"
import { Effect } from "effect"
import type { Transport } from "../../src/index.js"
import { GoTrueAdmin } from "../../src/index.js"
import * as Stub from "./stub.js"

export const key = "sb_secret_PlantedKey0123456789"
const url = "https://project.example.com/auth/v1"

export type Options = Partial<GoTrueAdmin.Options>
export type Straight = Omit<Options, "transformClient">

/** Makes the service over the runtime's own fetch. */
export const overLayerFetch = (url: string, options: Options = {}) =>
  Effect.provide(GoTrueAdmin.GoTrueAdmin, GoTrueAdmin.layerFetch({ url, key, retry: false, ...options }))

/** Makes the service over a transport. */
export const overTransport =
  (transport: Transport.Transport) =>
  (url: string, options: Straight = {}) =>
    Effect.provide(
      GoTrueAdmin.GoTrueAdmin,
      GoTrueAdmin.layerTransport(transport, { url, key, retry: false, ...options })
    )

/** Makes the service over any client. */
export const over = (client: HttpClient.HttpClient, options: Options = {}) =>
  GoTrueAdmin.make({ url, key, ...options }).pipe(Effect.provideService(HttpClient.HttpClient, client))

/** Makes the service over a stub, and returns both the service and the requests that the stub has seen. */
export const made = (handler: Stub.Handler, options: Options = {}) => {
  const { client, seen } = Stub.make(handler)
  return Effect.map(over(client, options), (admin) => ({ admin, seen }))
}

export const responding = (reply: Stub.Reply, options: Options = {}) => made(() => Effect.succeed(reply), options)
