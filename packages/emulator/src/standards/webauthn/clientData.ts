import * as Either from "effect/Either"
import type { Decoded } from "../json/decode.js"
import { decodeText, flag, struct, text } from "../json/decode.js"
import { optional } from "../json/decodeValues.js"
import { hostName, parseGoUrl, portOf } from "../url/goUrl.js"

const shape = struct(
  "CollectedClientData",
  {
    type: text,
    challenge: text,
    origin: text,
    topOrigin: text,
    crossOrigin: flag,
    tokenBinding: optional(struct("TokenBinding", { status: text, id: text }, "protocol")),
    new_keys_may_be_added_here: text
  },
  "protocol"
)

/** What the browser says of a ceremony. */
export type ClientData = Decoded<typeof shape>

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true })

export const parseClientData = (bytes: Uint8Array): ClientData | undefined =>
  Either.getOrUndefined(decodeText(shape, utf8.decode(bytes)))

const defaultPorts: { readonly [scheme: string]: string } = { http: "80", https: "443" }

/** Scheme and host of a web origin in one spelling; undefined for anything else. */
const webOrigin = (text: string): string | undefined => {
  const url = /^https?:\/\//i.test(text) ? parseGoUrl(text) : undefined
  if (url === undefined) return undefined
  const host = portOf(url) === defaultPorts[url.scheme] ? hostName(url) : url.host
  return `${url.scheme}://${host.toLowerCase()}`
}

/** Whether an origin is one of those that are allowed. The path of a web origin does not matter. */
export const isOrigin = (origin: string, allowed: ReadonlyArray<string>): boolean => {
  const web = webOrigin(origin)
  return web === undefined ? allowed.includes(origin) : allowed.some((each) => webOrigin(each) === web)
}

const bindings = new Set(["present", "supported", "not-supported"])

/** Whether client data belong to a ceremony that this server has begun. */
export const isClientDataOf = (
  data: ClientData,
  expected: {
    readonly type: "webauthn.create" | "webauthn.get"
    readonly challenge: string
    readonly origins: ReadonlyArray<string>
  }
): boolean =>
  data.type === expected.type &&
  data.challenge === expected.challenge &&
  isOrigin(data.origin, expected.origins) &&
  (data.tokenBinding === null || bindings.has(data.tokenBinding.status))
