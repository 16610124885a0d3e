/** Requests that are not the server's, passed on to another as they come and go. */
import * as Either from "effect/Either"
import { randomUUID } from "node:crypto"
import * as http from "node:http"
import * as https from "node:https"
import { pipeline } from "node:stream"
import type { Observer } from "../../control/observer.js"
import { letGo } from "./body.js"

/** Where requests are passed on to. */
export interface Upstream {
  /** Whether a request is not the emulator's. */
  readonly takes: (target: string) => boolean
  readonly pass: (incoming: http.IncomingMessage, outgoing: http.ServerResponse) => void
  /** Ends the connections that are kept for later. */
  readonly close: () => void
}

export interface UpstreamParts {
  readonly url: URL
  /** In front of the server's own routes. */
  readonly prefix: string
  /** The token that an opaque key stands for. */
  readonly tokenOf: (key: string) => string | undefined
  readonly observe: Observer["request"]
}

/** So many connections at once; what comes beyond them waits. */
const mostConnections = 128

/** How long it may take to the first line of a response, in milliseconds. */
const patience = 60_000

/** They are about one connection, and there are two here. */
const ofConnections = new Set([
  "connection",
  "expect",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade"
])

/** The names that a `Connection` header adds to them. */
const named = (connection: string | undefined): ReadonlySet<string> =>
  new Set((connection ?? "").split(",").map((name) => name.trim().toLowerCase()))

const headersOf = (
  { headers, headersDistinct, socket }: http.IncomingMessage,
  { tokenOf, url }: UpstreamParts,
  via: string
): http.OutgoingHttpHeaders => {
  const dropped = named(headers.connection)
  const sent: http.OutgoingHttpHeaders = {}
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    if (!ofConnections.has(name) && !dropped.has(name)) sent[name] = values.length === 1 ? values[0] : values
  }
  const apikey = headersDistinct["apikey"]?.[0]
  const bearer = /^Bearer (sb_\S*)$/i.exec(headers.authorization ?? "")?.[1]
  const key = bearer ?? (headers.authorization === undefined ? apikey : undefined)
  const token = key === undefined ? undefined : tokenOf(key)
  const addresses = [...(headersDistinct["x-forwarded-for"] ?? []), socket.remoteAddress ?? "unknown"]
  return {
    ...sent,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    host: url.host,
    via: [...(headersDistinct["via"] ?? []), via].join(", "),
    "x-forwarded-for": addresses.join(", "),
    "x-forwarded-host": headers["x-forwarded-host"] ?? headers.host ?? "",
    "x-forwarded-proto": headers["x-forwarded-proto"] ?? ("encrypted" in socket ? "https" : "http")
  }
}

/** The headers of a response, line by line as they came. */
const linesOf = ({ headers, rawHeaders }: http.IncomingMessage): Array<string> => {
  const dropped = named(headers.connection)
  return rawHeaders.filter((_, i) => {
    const name = (rawHeaders[i - (i % 2)] ?? "").toLowerCase()
    return !ofConnections.has(name) && !dropped.has(name)
  })
}

const codeOf = (error: Error): string =>
  "code" in error && typeof error.code === "string" ? error.code : error.message

const tell = (outgoing: http.ServerResponse, status: number, message: string): void => {
  if (outgoing.headersSent) {
    outgoing.destroy()
    return
  }
  const body = JSON.stringify({ message })
  // A page may read why it gets nothing.
  const headers = { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" }
  // With words of its own: those of a response that was not allowed may be left over.
  outgoing
    .writeHead(status, http.STATUS_CODES[status], { ...headers, "Content-Length": Buffer.byteLength(body) })
    .end(body)
}

/** Passes requests on, and their responses back: neither body is held. */
export const makeUpstream = (parts: UpstreamParts): Upstream => {
  const { observe, prefix, url } = parts
  const secure = url.protocol === "https:"
  const agent = new (secure ? https : http).Agent({ keepAlive: true, maxSockets: mostConnections })
  const client = secure ? https : http
  const base = url.pathname.replace(/\/$/, "")
  const name = `gotrue-emulator-${randomUUID().slice(0, 8)}`

  const send = (incoming: http.IncomingMessage, outgoing: http.ServerResponse): void => {
    const made = Either.try(() =>
      client.request(url, {
        agent,
        method: incoming.method,
        path: base + (incoming.url ?? "/"),
        headers: headersOf(incoming, parts, `1.1 ${name}`)
      })
    )
    if (Either.isLeft(made)) {
      letGo(incoming)
      tell(outgoing, 400, "The request cannot be passed on.")
      return
    }
    const request = made.right
    const late = setTimeout(() => {
      tell(outgoing, 504, `The upstream ${url.origin} has not responded within ${patience / 1000} seconds.`)
      request.destroy()
    }, patience)
    request.on("response", (response) => {
      clearTimeout(late)
      const begun = Either.try(() =>
        outgoing.writeHead(response.statusCode ?? 502, response.statusMessage, linesOf(response))
      )
      if (Either.isRight(begun)) {
        pipeline(response, outgoing, () => undefined)
        return
      }
      response.destroy()
      tell(outgoing, 502, `The upstream ${url.origin} has responded with what HTTP does not allow.`)
    })
    request.on("error", (error) => {
      clearTimeout(late)
      // What its client still sends has nowhere to go.
      incoming.unpipe(request)
      letGo(incoming)
      // A response that has begun ends by itself.
      if (outgoing.headersSent) return
      tell(outgoing, 502, `The upstream ${url.origin} does not respond (${codeOf(error)}). Is it running?`)
    })
    outgoing.on("close", () => {
      clearTimeout(late)
      if (!outgoing.writableFinished) request.destroy()
    })
    incoming.pipe(request)
  }

  return {
    takes: (target) =>
      target.startsWith("/") &&
      !target.startsWith("/emulator/") &&
      !`${target.split("?")[0]}/`.startsWith(`${prefix}/`),
    pass: (incoming, outgoing) => {
      const { headers, method = "GET", url: target = "/" } = incoming
      const start = performance.now()
      outgoing.once("close", () => {
        const status = outgoing.headersSent ? outgoing.statusCode : null
        const milliseconds = performance.now() - start
        Either.try(() => observe?.({ method, target, status, body: "", milliseconds, fault: null }))
      })
      if (headers.via?.includes(name) === true) {
        letGo(incoming)
        tell(outgoing, 508, `The upstream ${url.origin} leads back to the emulator.`)
      } else if (headers.upgrade !== undefined) {
        letGo(incoming)
        tell(outgoing, 501, "The emulator passes on requests, and no websockets: connect to the upstream itself.")
      } else send(incoming, outgoing)
    },
    close: () => agent.destroy()
  }
}
