/** How the operations of a service are sent over an `HttpClient`. */
import * as HttpClient from "@effect/platform/HttpClient"
import * as Effect from "effect/Effect"
import type { InvalidApiKey, InvalidInput } from "../../AdminError.js"
import { currentTransform } from "./clientTransform.js"
import * as Connection from "../connection/connection.js"
import * as HttpClientSend from "./httpClientSend.js"
import type { Options } from "../connection/options.js"
import type { Send } from "./send.js"

/**
 * Sends through the client, or directly if a direct transport is known and nothing transforms the client. The transform
 * of the fiber is looked up with each request.
 */
export const make = (
  options: Options,
  straight: Send | undefined
): Effect.Effect<Connection.Connection, InvalidApiKey | InvalidInput, HttpClient.HttpClient> =>
  Effect.gen(function* () {
    const { secretHeaders, ...connection } = yield* Connection.make(options)
    const given = yield* HttpClient.HttpClient
    const client = options.transformClient?.(given) ?? given
    const send =
      straight === undefined || options.transformClient !== undefined
        ? HttpClientSend.make(client, { secretHeaders })
        : straight
    return {
      ...connection,
      send: (request, resume, fiber) => {
        const transform = fiber.getFiberRef(currentTransform)
        return transform === undefined
          ? send(request, resume, fiber)
          : HttpClientSend.make(transform(client), { secretHeaders })(request, resume, fiber)
      }
    }
  })
