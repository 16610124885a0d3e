import * as Either from "effect/Either"
import type { Decoder } from "../standards/json/decode.js"
import { decodeNode } from "../standards/json/decode.js"
import { parseFirstJson } from "../standards/json/parse.js"
import type { Call } from "./call.js"
import { bodyText, maxBody } from "./call.js"

/**
 * Reads the first JSON value of a body into a struct, as a streaming decoder does: what follows it does not matter, not
 * even that there is too much of it. On the left what is wrong.
 */
export const readFirstValue = <A>(call: Call, decoder: Decoder<A>): Either.Either<A, string> => {
  const request = { ...call.request, body: call.request.body.subarray(0, maxBody) }
  return Either.flatMap(parseFirstJson(bodyText({ ...call, request })), (node) => decodeNode(decoder, node))
}
