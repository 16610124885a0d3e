import * as Either from "effect/Either"
import type { ApiError } from "../http/apiError.js"
import { panic } from "../http/apiError.js"
import { decodeText, struct, text } from "../standards/json/decode.js"
import { integer, optional } from "../standards/json/decodeValues.js"

const rejecting = struct("", { error: optional(struct("", { http_code: integer, message: text })) })

/** The error that a hook wants the client to get. One without a message is none. */
export const rejectionIn = (body: string): ApiError | undefined => {
  const { error } = Either.getOrElse(decodeText(rejecting, body), () => rejecting.zero)
  if (error === null || error.message === "") return undefined
  const status = error.http_code === 0 ? 500 : error.http_code
  // The server breaks down on a status that HTTP cannot send.
  if (status < 200 || status > 999) return panic
  return { kind: "coded", status, code: "", message: error.message }
}
